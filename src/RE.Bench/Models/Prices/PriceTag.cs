namespace RE.Bench.Models.Prices;

/// <summary>A model's price and where it was found.</summary>
/// <param name="Table">Day of the price table, <c>2026-11-23</c>, or <c>assumed</c>, or <c>agents file</c>.</param>
/// <param name="Price">The price.</param>
public sealed record PriceTag(string Table, ModelPrice Price);
