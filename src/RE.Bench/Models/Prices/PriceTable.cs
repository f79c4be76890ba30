using System.Text.RegularExpressions;

namespace RE.Bench.Models.Prices;

/// <summary>Prices of models, with the day they were read from the providers' pages.</summary>
public sealed partial record PriceTable
{
    /// <summary>The day the prices were read, <c>yyyy-MM-dd</c>; written into results beside every cost.</summary>
    public required string AsOf { get; init; }

    /// <summary>Price by <c>provider/model</c>.</summary>
    public required IReadOnlyDictionary<string, ModelPrice> Models { get; init; }

    /// <summary>The price of a model, by its name or by that name less its date; null = unknown.</summary>
    public ModelPrice? Find(ChatModelSpec model) =>
        Models.GetValueOrDefault(model.Name) ?? Models.GetValueOrDefault(DateSuffix().Replace(model.Name, ""));

    [GeneratedRegex(@"-(\d{8}|\d{4}-\d{2}-\d{2}|latest)$", RegexOptions.CultureInvariant)]
    private static partial Regex DateSuffix();
}
