using System.Diagnostics;
using RE.Bench.Agents.Modular.Choosing;
using RE.Bench.Agents.Modular.Tools;

namespace RE.Bench.Agents.Modular;

/// <summary>A model with tools in a loop: prompter, generator, discriminator, actor; after METR's modular scaffold.</summary>
internal sealed class ModularAgent(ModularSettings settings) : IAgent
{
    public async Task<AgentExit> RunAsync(IWorkbench workbench, CancellationToken cancellationToken)
    {
        var session = new ShellSession(workbench, settings.ToolTimeout);
        await session.StartAsync(cancellationToken);
        var tools = Toolbox.For(workbench, session);
        var conversation = new Conversation(Texts.System(tools), Texts.Task(workbench.Brief));
        var prompter = new Prompter(settings.PromptTokens, session);
        var discriminator = Discriminator(workbench, tools);
        var actor = new Actor(workbench, tools);
        for (var idle = 0; idle < settings.IdleMessages;)
        {
            var prompt = await prompter.NextAsync(conversation, workbench, cancellationToken);
            var step = await discriminator.NextAsync(prompt, cancellationToken);
            prompter.Learn(step.PromptTokens);
            var acted = await actor.ActAsync(step.Response, conversation.Turns.Count, cancellationToken);
            conversation.Add(new([prompt[^1], .. step.Asides, .. acted.Messages]));
            if (acted.Submitted)
            {
                return new AgentExit.Submitted();
            }

            idle = acted.Ran ? 0 : idle + 1;
        }

        return new AgentExit.Failed($"the model sent {settings.IdleMessages} messages in a row without a tool call that can be run");
    }

    private IDiscriminator Discriminator(IWorkbench workbench, Toolbox tools)
    {
        var generator = new Generator(workbench, tools, settings.Proposals);
        return settings.Variant switch
        {
            ModularVariant.Basic => new BasicDiscriminator(generator, tools),
            ModularVariant.Compare => new CompareDiscriminator(workbench, generator, tools, settings.CompareCharacters),
            ModularVariant.Backtrack => new BacktrackDiscriminator(workbench, generator, tools, settings.Rejections),
            _ => throw new UnreachableException(),
        };
    }
}
