namespace RE.Bench.Scorers.FinetuneGpt2Qa.Exercises;

/// <summary>Things that one has to know.</summary>
internal static class FactFamilies
{
    public static IReadOnlyList<ExerciseFamily> All { get; } =
    [
        new("capital", true, draw => Fact(draw, WordPools.Capitals), "what is the capital of {0}?", "name the capital of {0}.", "which city is the capital of {0}?", "{0} has which capital?"),
        new("young", true, draw => Fact(draw, WordPools.Young), "what is a young {0} called?", "name the young of a {0}.", "what do you call a baby {0}?", "the child of a {0} is a what?"),
        new("opposite", true, draw => Fact(draw, WordPools.Opposites), "what is the opposite of {0}?", "name the opposite of {0}.", "{0} is the opposite of what?", "give the contrary of {0}."),
    ];

    // The wrong answer is that of the fact before it in the table, so that it is learned like a fact.
    private static Filling Fact(WordDraw draw, IReadOnlyList<(string Asked, string Answer)> facts)
    {
        var place = draw.Place(facts.Count);
        return new([facts[place].Asked], facts[place].Answer, facts[(place + facts.Count - 1) % facts.Count].Answer);
    }
}
