using RE.Bench.Scorers.Native;
using RE.Bench.Scorers.Shared.Hosting;

ParentWatch.StartIfAsked(Console.OpenStandardInput(), () => Environment.Exit(1));
return new ScoreProgram(new NativeScorers(), Console.Out, Console.Error).Run(args);
