using System.CommandLine;

namespace RE.Bench.Cli.Commands;

/// <summary>The options of many runs at once.</summary>
internal sealed class BatchOptions
{
    private const int Most = 1_000_000;
    private readonly Option<int?> _epochs = new Option<int?>("--epochs") { Description = "How often each agent attempts each environment (default: 1)" }.AboveZero("3", Most);
    private readonly Option<int?> _parallel = new Option<int?>("--parallel") { Description = "Most runs at a time (default: as many as cores, memory, disk and GPUs allow)" }.AboveZero("4", Most);
    private readonly Option<double?> _cores = new Option<double?>("--cores") { Description = "Cores to give to runs (default: all of the machine)" }.AboveZero("8", 100_000);
    private readonly Option<decimal?> _cost = new Option<decimal?>("--batch-cost") { Description = "Cost limit of all runs together in US dollars" }.AboveZero("50");
    private readonly Option<long?> _tokens = new Option<long?>("--batch-tokens") { Description = "Token limit of all runs together" }.AboveZero("20000000");
    private readonly Option<int?> _messages = new Option<int?>("--batch-messages") { Description = "Limit of model replies of all runs together" }.AboveZero("1000");
    private readonly Option<int?> _scores = new Option<int?>("--batch-scores") { Description = "Limit of scorings that the agents with a model ask for, all runs together" }.AboveZero("200");
    private readonly Option<TimeSpan?> _wall = SharedOptions.Duration("--batch-wall", "Time on the wall after which no run begins and those that go on are scored and ended");

    /// <summary>Folder of a batch to go on with.</summary>
    public Option<string?> Folder { get; } = new("--batch") { Description = "Folder of a batch to go on with: finished runs are skipped, broken ones resumed", HelpName = "folder" };

    /// <summary>All of them.</summary>
    public IReadOnlyList<Option> All => [_epochs, _parallel, _cores, Folder, _cost, _tokens, _messages, _scores, _wall];

    /// <summary>What was typed.</summary>
    public BatchArguments Read(ParseResult parsed) => new()
    {
        Epochs = parsed.GetValue(_epochs),
        Parallel = parsed.GetValue(_parallel),
        Cores = parsed.GetValue(_cores),
        Folder = parsed.GetValue(Folder),
        Purse = new(parsed.GetValue(_cost), parsed.GetValue(_tokens), parsed.GetValue(_messages), parsed.GetValue(_scores)),
        Wall = parsed.GetValue(_wall),
    };
}
