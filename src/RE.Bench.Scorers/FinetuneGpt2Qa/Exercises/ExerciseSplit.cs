namespace RE.Bench.Scorers.FinetuneGpt2Qa.Exercises;

/// <summary>Which wordings and words an exercise may use.</summary>
internal enum ExerciseSplit
{
    /// <summary>All: the text of the base model.</summary>
    Everything,

    /// <summary>What the agent's prompts use: neither the last wording of a family nor a held-out word.</summary>
    Training,

    /// <summary>What is scored: always the last wording of a family, a held-out word, or both.</summary>
    Hidden,
}
