namespace RE.Bench.Planning.Batches;

/// <summary>Many runs asked for at once, as written to <c>batch.json</c>.</summary>
public sealed record Batch
{
    /// <summary>The one schema there is.</summary>
    public const string SchemaName = "rebench.batch/1";

    /// <summary>Always <c>rebench.batch/1</c>.</summary>
    public string Schema { get; init; } = SchemaName;

    /// <summary>Id of the batch.</summary>
    public required string Id { get; init; }

    /// <summary>When it was first asked for, UTC.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Version of the harness that first planned it.</summary>
    public required string Harness { get; init; }

    /// <summary>Who may sweep its sandboxes: one user on one machine.</summary>
    public required string Owner { get; init; }

    /// <summary>What was asked for.</summary>
    public required BatchRequest Asked { get; init; }

    /// <summary>The planned runs, in the order in which they begin when nothing holds them up.</summary>
    public required IReadOnlyList<BatchRun> Runs { get; init; }
}
