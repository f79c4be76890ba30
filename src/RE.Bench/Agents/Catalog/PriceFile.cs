using RE.Bench.Environments.Yaml;
using RE.Bench.Models.Prices;

namespace RE.Bench.Agents.Catalog;

/// <summary>Reads price tables.</summary>
public static class PriceFile
{
    /// <summary>The table that ships with the program.</summary>
    public static PriceTable Shipped() => StrictYaml.Parse<PriceTable>(Shelf.Text("Models.Prices.prices.yaml"), "prices.yaml").ValueOrThrow();

    /// <summary>A person's own table in place of the shipped one.</summary>
    /// <exception cref="Budgets.UserErrorException">The file is not there or no such table.</exception>
    public static PriceTable Read(string path) => StrictYaml.Read<PriceTable>(path).ValueOrThrow();
}
