using RE.Bench.Scorers.Shared;

ParentWatch.StartIfAsked(Console.OpenStandardInput(), () => Environment.Exit(1));
return new ScoreProgram(new ScorerCatalog(typeof(IScorer).Assembly), Console.Out, Console.Error).Run(args);
