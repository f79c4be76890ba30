using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using RE.Bench.Models.Prices;

namespace RE.Bench.Cli.Commands;

/// <summary>Options about agents and their models that several verbs share.</summary>
internal sealed class ModelOptions
{
    private const string ExpectedPrice = "a price such as '3/15': US dollars a million tokens, input and output";
    private readonly Option<ModelPrice?> _price = new("--assume-price")
    {
        Description = "Price of a model that no table knows, in US dollars a million tokens, such as 3/15",
        CustomParser = ParsePrice,
        HelpName = "in/out",
    };

    private readonly Option<int?> _connections = new("--connections") { Description = "Calls at once to one provider, to begin with (default: 10); follows what the provider bears" };
    private readonly Option<bool> _lenient = new("--lenient") { Description = "Let a recording answer by order alone, also where something else is asked than was recorded" };

    private readonly Option<string?> _weak = new("--weak-model")
    {
        Description = "Model for environments that scaffold one, such as openai/gpt-3.5-turbo (default: the one that REBENCH_WEAK_MODEL names, else a simulated one)",
        HelpName = "model",
    };

    /// <summary><c>--agents</c>: a file of agents.</summary>
    public Option<string?> Agents { get; } = new("--agents") { Description = "File with agents of your own (default: the one that REBENCH_AGENTS names)", HelpName = "file" };

    /// <summary>All of them.</summary>
    public IReadOnlyList<Option> All => [Agents, _price, _connections, _lenient, _weak];

    /// <summary>What was typed.</summary>
    public ModelChoices Read(ParseResult parsed) => new()
    {
        Agents = parsed.GetValue(Agents),
        AssumedPrice = parsed.GetValue(_price),
        Connections = parsed.GetValue(_connections) is { } number ? Checked(number) : null,
        Lenient = parsed.GetValue(_lenient),
        WeakModel = parsed.GetValue(_weak) is { } weak ? Models.ChatModelSpec.Parse(weak).Name : null,
    };

    private static int Checked(int number) => number is >= 1 and <= 1000
        ? number
        : throw new Budgets.UserErrorException($"--connections is '{number}'. Write a whole number from 1 to 1000.");

    private static ModelPrice? ParsePrice(ArgumentResult result)
    {
        var parts = result.Tokens[0].Value.Split('/');
        if (parts.Length == 2 && Amount(parts[0]) is { } input && Amount(parts[1]) is { } output)
        {
            return new ModelPrice { Input = input, Output = output };
        }

        result.AddError($"'{result.Tokens[0].Value}' is not {ExpectedPrice}.");
        return null;
    }

    private static decimal? Amount(string text) =>
        decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount) && amount <= 1_000_000 ? amount : null;
}
