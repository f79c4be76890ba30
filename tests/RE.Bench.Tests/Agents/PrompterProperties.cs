using CsCheck;
using Microsoft.Extensions.AI;
using RE.Bench.Agents.Dialogue;
using RE.Bench.Agents.Modular;
using RE.Bench.Agents.Modular.Tools;
using RE.Bench.Tests.Support;

namespace RE.Bench.Tests.Agents;

public sealed class PrompterProperties
{
    private static readonly Gen<string> AnyText = Gen.Select(Gen.String, Gen.Int[0, 400], (text, times) => string.Concat(Enumerable.Repeat(text, times)));

    [Fact]
    public void Cut_text_keeps_both_ends_and_never_splits_a_character() =>
        Gen.Select(Gen.OneOf(Gen.String, Gen.Const("😀").Array.Select(string.Concat)), Gen.Int[2, 200]).Sample((text, longest) =>
        {
            var cut = TextCut.To(text, longest, "");
            if (text.Length <= longest)
            {
                Assert.Equal(text, cut);
                return;
            }

            var parts = cut.Split("\n[…");
            Assert.StartsWith(parts[0], text, StringComparison.Ordinal);
            Assert.EndsWith(cut[(cut.IndexOf("…]\n", StringComparison.Ordinal) + 3)..], text, StringComparison.Ordinal);
            Assert.True(parts[0].Length == 0 || !char.IsHighSurrogate(parts[0][^1]) || parts[0].Length == text.Length || !char.IsLowSurrogate(text[parts[0].Length]));
        });

    [Fact]
    public void Whatever_is_said_prompts_fit_and_calls_stay_with_their_results() =>
        Gen.Select(Gen.Select(AnyText, AnyText, Gen.Bool).Array[1, 30], Gen.Int[1500, 20_000]).Sample((turns, limit) =>
        {
            var bench = new FakeWorkbench();
            var conversation = new Conversation("rules", "task");
            var prompter = new Prompter(limit, new ShellSession(bench, TimeSpan.FromMinutes(2)));
            var estimate = new TokenEstimate();
            foreach (var (said, result, calls) in turns)
            {
                var prompt = prompter.NextAsync(conversation, bench, CancellationToken.None).GetAwaiter().GetResult();
                Assert.True(estimate.Of(prompt) <= limit + 700, $"{estimate.Of(prompt)} tokens of {limit}");
                Assert.Equal(Ids<FunctionCallContent>(prompt, c => c.CallId), Ids<FunctionResultContent>(prompt, c => c.CallId));
                Assert.Equal(["rules", "task"], prompt.Take(2).Select(m => m.Text));
                conversation.Add(Turn(prompt[^1], said, result, calls ? $"call_{conversation.Turns.Count}" : null));
            }
        }, iter: Often.Times(200));

    private static Turn Turn(ChatMessage usage, string said, string result, string? id) => id is null
        ? new([usage, new(ChatRole.Assistant, said), new(ChatRole.User, Texts.NoCall)])
        : new([
            usage,
            new(ChatRole.Assistant, [new TextContent(said), new FunctionCallContent(id, "bash", new Dictionary<string, object?> { ["command"] = said })]),
            new(ChatRole.Tool, [new FunctionResultContent(id, result)])]);

    private static List<string> Ids<T>(IEnumerable<ChatMessage> messages, Func<T, string> id) => [.. messages.SelectMany(m => m.Contents).OfType<T>().Select(id)];
}
