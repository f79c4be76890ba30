using System.CommandLine;

namespace RE.Bench.Cli.Commands;

/// <summary>The options of <c>rebench run</c>.</summary>
internal sealed class RunCommandOptions
{
    private readonly Option<string[]> _environment = new("--env", "-e") { Description = "Environments: names of 'rebench list', with commas or given several times", HelpName = "slug" };
    private readonly Option<string[]> _agent = new("--agent", "-a") { Description = "Agents: names of 'rebench agents', starter, reference, human, replay:FILE, modular:PROVIDER/MODEL, aide:PROVIDER/MODEL, exec:CMD, with commas or given several times", HelpName = "name" };
    private readonly Option<string?> _model = new("--model") { Description = "Model of a command-line agent, such as anthropic/claude-sonnet-5-5", HelpName = "provider/model" };
    private readonly Option<string[]> _mounts = new("--mount") { Description = "Host folder that a command-line agent sees read-only: HOST (as /opt/NAME) or HOST:INSIDE; may be repeated", HelpName = "host:inside" };
    private readonly BatchOptions _batch = new();
    private readonly Option<string> _profile = new("--profile", "-p") { Description = "Size of the environment: cpu or gpu", DefaultValueFactory = _ => "cpu" };
    private readonly Option<string> _sandbox = SharedOptions.Sandbox();
    private readonly Option<TimeSpan?> _time = SharedOptions.Duration("--time", "Time budget, such as 30m (default: the profile's)");
    private readonly Option<long?> _tokens = new Option<long?>("--tokens") { Description = "Token limit" }.AboveZero("2000000");
    private readonly Option<decimal?> _cost = new Option<decimal?>("--cost") { Description = "Cost limit in US dollars; refused when the model's price is unknown, see --assume-price" }.AboveZero("2.50");
    private readonly Option<int?> _messages = new Option<int?>("--messages") { Description = "Limit of model replies" }.AboveZero("100");
    private readonly Option<TimeSpan?> _wall = SharedOptions.Duration("--wall", "Limit of wall time from the agent's start, pauses included");
    private readonly Option<int?> _scores = new Option<int?>("--scores") { Description = "Limit of scorings that the agent asks for" }.AboveZero("20");
    private readonly Option<string?> _record = SharedOptions.Record();
    private readonly ModelOptions _models = new();
    private readonly Option<long?> _seed = new("--seed") { Description = "Seed of the run" };
    private readonly Option<string> _out = SharedOptions.Runs();
    private readonly Option<bool> _keepHome = new("--keep-home") { Description = "Keep the agent's home folder when the run is over" };
    private readonly HumanOptions _human = new();
    private readonly Option<bool> _json = new("--json") { Description = "Write each journal entry as a JSON line to standard output" };
    private readonly Option<bool> _verbose = new("--verbose", "-v") { Description = "Diagnostics on standard error" };

    /// <summary>All of them.</summary>
    public IReadOnlyList<Option> All => [_environment, _agent, _model, _mounts, _profile, _sandbox, _time, _tokens, _cost, _messages, _wall, _scores, _seed, _out, _keepHome, .. _human.All, _json, _verbose, _record, .. _models.All, .. _batch.All];

    /// <summary>Gives a verb the options, and the rules that hold between them.</summary>
    public void AddTo(Command command)
    {
        foreach (var option in All)
        {
            command.Add(option);
        }

        command.Validators.Add(result =>
        {
            if (result.GetResult(_batch.Folder) is null or { Implicit: true })
            {
                foreach (var option in ((IEnumerable<Option>)[_environment, _agent]).Where(option => result.GetResult(option) is null))
                {
                    result.AddError($"Option '{option.Name}' is required.");
                }
            }
        });
    }

    /// <summary>What was typed.</summary>
    public RunArguments Read(ParseResult parsed) => new()
    {
        Environments = NameLists.Split(parsed.GetValue(_environment) ?? []),
        Agents = NameLists.Split(parsed.GetValue(_agent) ?? []),
        Batch = _batch.Read(parsed),
        IsOutTyped = parsed.GetResult(_out) is { Implicit: false },
        Model = parsed.GetValue(_model),
        Mounts = parsed.GetValue(_mounts) ?? [],
        Profile = parsed.GetRequiredValue(_profile),
        Sandbox = parsed.GetRequiredValue(_sandbox),
        Time = parsed.GetValue(_time),
        Tokens = parsed.GetValue(_tokens),
        CostUsd = parsed.GetValue(_cost),
        Messages = parsed.GetValue(_messages),
        Wall = parsed.GetValue(_wall),
        Scores = parsed.GetValue(_scores),
        Record = parsed.GetValue(_record),
        Models = _models.Read(parsed),
        Seed = parsed.GetValue(_seed),
        Out = parsed.GetRequiredValue(_out),
        KeepHome = parsed.GetValue(_keepHome),
        Human = _human.Read(parsed),
        View = new ScreenChoice(parsed.GetValue(_json), parsed.GetValue(_verbose)),
    };
}
