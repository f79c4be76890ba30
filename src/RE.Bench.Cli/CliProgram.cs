using System.CommandLine;
using System.CommandLine.Invocation;
using RE.Bench.Cli.Commands;
using RE.Bench.Cli.Display;

namespace RE.Bench.Cli;

/// <summary>The command line: parses, calls one verb, turns what went wrong into one message and an exit code.</summary>
internal static class CliProgram
{
    /// <summary>Runs one command line.</summary>
    public static async Task<int> RunAsync(string[] args, CliIo io)
    {
        using var interrupts = new Interrupts(io);
        var root = Root(new Composition(io), interrupts);
        var parsed = root.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (parsed.Action is ParseErrorAction errors)
        {
            errors.ShowHelp = false;
            await parsed.InvokeAsync(new InvocationConfiguration { Output = io.Error, Error = io.Error });
            return ExitCodes.UserError;
        }

        try
        {
            // Signals are ours: the verbs' token is the interrupts'.
            var configuration = new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null, Output = io.Out, Error = io.Error };
            return await parsed.InvokeAsync(configuration, interrupts.Token);
        }
        catch (OperationCanceledException) when (interrupts.Token.IsCancellationRequested)
        {
            return ExitCodes.Cancelled;
        }
        catch (Exception failure)
        {
            return ErrorPrinter.Print(failure, io.Error);
        }
    }

    private static RootCommand Root(Composition composition, Interrupts interrupts) => new("RE.Bench: how well do AI agents, and people, do ML research engineering?")
    {
        RunCommand.Create(composition, interrupts),
        PlanCommand.Create(composition),
        ResumeCommand.Create(composition, interrupts),
        PsCommand.Create(composition),
        StopCommand.Create(composition),
        LogsCommand.Create(composition),
        WhyCommand.Create(composition),
        AttachCommand.Create(composition, interrupts),
        ReplaySessionCommand.Create(composition),
        ShowCommand.Create(composition),
        ReportCommand.Create(composition),
        ViewCommand.Create(composition),
        ListCommand.Create(Composition.Environments, composition.Io.Out),
        ValidateCommand.Create(Composition.Environments, composition.Io.Out),
        CheckCommand.Create(composition, interrupts),
        CalibrateCommand.Create(composition, interrupts),
        RedTeamCommand.Create(composition, interrupts),
        AgentsCommand.Create(composition),
        CompareCommand.Create(composition),
        RescoreCommand.Create(composition),
        VerifyCommand.Create(composition),
        ConfirmCommand.Create(composition),
        ExportCommand.Create(composition),
        DataCommand.Create(composition),
        ImportCommand.Create(composition),
        SweepCommand.Create(composition),
        DoctorCommand.Create(composition),
        BenchCommand.Create(composition),
    };
}
