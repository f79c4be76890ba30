using System.CommandLine;

namespace RE.Bench.Cli.Commands;

/// <summary>The options of many runs at once.</summary>
internal sealed class BatchOptions
{
    private readonly Option<int?> _epochs = new("--epochs") { Description = "How often each agent attempts each environment (default: 1)" };
    private readonly Option<int?> _parallel = new("--parallel") { Description = "Most runs at a time (default: as many as cores, memory, disk and GPUs allow)" };
    private readonly Option<double?> _cores = new("--cores") { Description = "Cores to give to runs (default: all of the machine)" };
    private readonly Option<decimal?> _cost = new("--batch-cost") { Description = "Cost limit of all runs together in US dollars" };
    private readonly Option<long?> _tokens = new("--batch-tokens") { Description = "Token limit of all runs together" };

    public BatchOptions()
    {
        AtLeastOne(_epochs);
        AtLeastOne(_parallel);
        _cores.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<double?>() is not (null or (> 0 and < 100_000)))
            {
                result.AddError("--cores takes a number above 0, such as 8.");
            }
        });
    }

    /// <summary>Folder of a batch to go on with.</summary>
    public Option<string?> Folder { get; } = new("--batch") { Description = "Folder of a batch to go on with: finished runs are skipped, broken ones resumed", HelpName = "folder" };

    /// <summary>All of them.</summary>
    public IReadOnlyList<Option> All => [_epochs, _parallel, _cores, Folder, _cost, _tokens];

    /// <summary>What was typed.</summary>
    public BatchArguments Read(ParseResult parsed) => new()
    {
        Epochs = parsed.GetValue(_epochs),
        Parallel = parsed.GetValue(_parallel),
        Cores = parsed.GetValue(_cores),
        Folder = parsed.GetValue(Folder),
        CostUsd = parsed.GetValue(_cost),
        Tokens = parsed.GetValue(_tokens),
    };

    private static void AtLeastOne(Option<int?> option) => option.Validators.Add(result =>
    {
        if (result.GetValueOrDefault<int?>() is < 1 or > 10_000)
        {
            result.AddError($"{option.Name} takes a number from 1 to 10000.");
        }
    });
}
