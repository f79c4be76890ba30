using RE.Bench.Scorers.Shared;
using RE.Bench.Scorers.Shared.Hosting;

ParentWatch.StartIfAsked(Console.OpenStandardInput(), () => Environment.Exit(1));
return new ScoreProgram(new ScorerCatalog(typeof(IScorer).Assembly), Console.Out, Console.Error) { CheckTorch = () => TorchCheck.Run(TimeProvider.System) }.Run(args);
