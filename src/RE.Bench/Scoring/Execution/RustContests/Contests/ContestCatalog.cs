using RE.Bench.Scoring.Execution.RustContests.Contests.Problems;

namespace RE.Bench.Scoring.Execution.RustContests.Contests;

/// <summary>The families of problems, by difficulty: those that an agent may see examples of, and those of which scorings draw instances.</summary>
internal static class ContestCatalog
{
    /// <summary>Families with examples in the agent's folder.</summary>
    public static IReadOnlyList<ContestProblem> Visible { get; } =
    [
        new WindowSum(), new DigitSums(), new RankedDistinct(), new NestedBrackets(), new WatchTimes(), new RotatedList(), new ClosestPair(),
        new WeightedRanges(), new CoveredLength(), new ShipLoads(), new Islands(), new BestStretch(), new Inversions(), new WordGroups(),
        new RisingTowers(), new FullKnapsack(), new TollRoads(), new CourseYears(), new RepeatedPattern(), new EditCost(), new PowerSums(),
        new JobAssignment(), new RoundTrip(), new RisingWater(), new TakingStones(), new LuckyNumbers(), new DistinctPieces(), new PairedDancers(),
    ];

    /// <summary>Families that are scored; no agent sees an instance.</summary>
    public static IReadOnlyList<ContestProblem> Hidden { get; } =
    [
        new AboveMean(), new LongestRun(), new ShiftedText(), new LeapYears(), new BestRow(), new EitherDivides(), new FewestCoins(), new StepCounter(),
        new CheapPairs(), new MostMeetings(), new GridPaths(), new Burrow(), new TallerAhead(), new DivisibleStretches(), new PrimeResidues(), new LastInCircle(),
        new SharedLetters(), new WaysToPay(), new CheapNet(), new GrowingGroups(), new WindowSpread(), new FarthestVillages(), new TiedRopes(), new ChangingSums(),
        new StoneHeaps(), new DistinctRests(), new FamilyDistance(), new FencedField(), new RabbitYears(), new TwoTeams(), new OneWayTown(), new LargestPoster(),
    ];
}
