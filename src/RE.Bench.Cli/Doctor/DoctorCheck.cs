namespace RE.Bench.Cli.Doctor;

/// <summary>One thing that <c>rebench doctor</c> looked at.</summary>
/// <param name="Name">What was looked at.</param>
/// <param name="State"><c>ok</c>, <c>note</c> (works without it) or <c>fail</c>.</param>
/// <param name="Detail">What was found.</param>
/// <param name="Remedy">What to do; empty when nothing.</param>
internal sealed record DoctorCheck(string Name, string State, string Detail, string Remedy);
