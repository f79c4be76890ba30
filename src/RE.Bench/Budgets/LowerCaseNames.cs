using System.Text.Json;
using System.Text.Json.Serialization;

namespace RE.Bench.Budgets;

/// <summary>Names of an enumeration in JSON as elsewhere in files of runs: <c>lower</c>, <c>best</c>; numbers are refused.</summary>
internal sealed class LowerCaseNames<T>() : JsonStringEnumConverter<T>(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false)
    where T : struct, Enum;
