namespace RE.Bench.Reports.Model;

/// <summary>People's scores on one environment and profile, to compare agents with.</summary>
/// <param name="Environment">Slug.</param>
/// <param name="Profile">Profile.</param>
/// <param name="People">Mean score of people's runs.</param>
/// <param name="Median">Their median.</param>
/// <param name="NinetiethPercentile">Their 90th percentile.</param>
public sealed record EnvironmentLevels(string Environment, string Profile, Estimate People, double Median, double NinetiethPercentile);
