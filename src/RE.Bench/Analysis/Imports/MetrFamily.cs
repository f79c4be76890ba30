using RE.Bench.Scoring;

namespace RE.Bench.Analysis.Imports;

/// <summary>One of the seven RE-Bench task families of METR's public run table.</summary>
/// <param name="Name">METR's name.</param>
/// <param name="Slug">Our name of the environment.</param>
/// <param name="Factor">
/// What the table's scores are divided by to become the paper's normalized ones: the table holds normalized score ÷ mean normalized score of the
/// humans, so this is one over that mean. It follows from the table's mean raw human score and METR's start and reference scores of the family;
/// scaling-law's is assumed, since its raw scale does not lead there.
/// </param>
/// <param name="Better">Direction of the raw score.</param>
/// <param name="Selection">Which score of a run METR counts.</param>
internal sealed record MetrFamily(string Name, string Slug, double Factor, ScoreDirection Better, ScoreSelection Selection)
{
    /// <summary>The family whose factor is an assumption.</summary>
    public const string Assumed = "scaling-law";

    /// <summary>Problems of the test split of rust-codecontests; its raw score is the share of them that was solved.</summary>
    private const int RustProblems = 165;

    /// <summary>METR's reference score of rust-codecontests, 21 of 165; its start is 0.</summary>
    private const double RustReference = 0.12727;

    private const double Rounding = 0.02;

    /// <summary>All seven.</summary>
    public static IReadOnlyList<MetrFamily> All { get; } =
    [
        new("ai_rd_optimize_llm_foundry", "optimize-llm-foundry", 2.7964, ScoreDirection.Lower, ScoreSelection.Best),
        new("ai_rd_triton_cumsum", "optimize-kernel", 1.1609, ScoreDirection.Lower, ScoreSelection.Best),
        new("ai_rd_fix_embedding", "fix-embedding", 1.6853, ScoreDirection.Lower, ScoreSelection.Best),
        new("ai_rd_small_scaling_law", Assumed, 2.392, ScoreDirection.Higher, ScoreSelection.Last),
        new("ai_rd_restricted_mlm", "restricted-mlm", 1.5429, ScoreDirection.Lower, ScoreSelection.Best),
        new("ai_rd_nanogpt_chat_rl", "finetune-gpt2-qa", 1.3912, ScoreDirection.Higher, ScoreSelection.Best),
        new("ai_rd_rust_codecontests_inference", "rust-codecontests", 2.0064, ScoreDirection.Higher, ScoreSelection.Best),
    ];

    /// <summary>
    /// The raw score of a normalized one, only where it is exact: rust-codecontests solves whole problems, so a count that comes out whole is the
    /// one. Elsewhere the factors' four digits are not enough, and what the floor at 0 cut off is lost.
    /// </summary>
    public double? Raw(double normalized)
    {
        var solved = normalized * RustReference * RustProblems;
        var whole = Math.Round(solved);
        return Slug == "rust-codecontests" && whole >= 1 && whole <= RustProblems && Math.Abs(solved - whole) <= Rounding ? whole / RustProblems : null;
    }
}
