using System.Globalization;
using System.Text.Json.Nodes;
using RE.Bench.Cli.Display.Words;
using RE.Bench.Planning;
using RE.Bench.Runs;
using RE.Bench.Scoring;

namespace RE.Bench.Cli.Commands;

/// <summary>Prints what scoring runs again found, row by row as text or at the end as JSON; counts on the way.</summary>
internal sealed class RescoreReport(CliIo io, double tolerance, bool isJson)
{
    private readonly JsonArray _runs = [];
    private JsonObject _run = [];
    private int _rows;
    private int _differences;
    private int _problems;

    /// <summary>How much a score may differ and count as the same.</summary>
    public double Tolerance => tolerance;

    /// <summary>The next rows are this run's.</summary>
    public void Begin(RunFolder folder)
    {
        _run = new JsonObject { ["run"] = Path.GetFileName(folder.Path), ["folder"] = folder.Path, ["rows"] = new JsonArray() };
        _runs.Add((JsonNode)_run);
        Print($"{InertText.Line(Path.GetFileName(folder.Path))}:");
    }

    /// <summary>Something to know of the run; its rows are scored all the same.</summary>
    public void Warn(string warning)
    {
        _run["warning"] = warning;
        io.Error.WriteLine($"warning: {InertText.Line(warning)}.");
    }

    /// <summary>The run cannot be scored again.</summary>
    public void Problem(string problem)
    {
        _problems++;
        _run["problem"] = problem;
        Print($"  cannot be scored again: {InertText.Line(problem)}");
    }

    /// <summary>A row was scored again, or could not be.</summary>
    public void Add(RescoredRow row)
    {
        _rows += row.Problem is null ? 1 : 0;
        _problems += row.Problem is null ? 0 : 1;
        _differences += row.Difference is null ? 0 : 1;
        _run["rows"]!.AsArray().Add((JsonNode)Json(row));
        Print($"  row {row.Before.Row}: {(row.Problem is { } problem ? $"cannot be scored again: {InertText.Line(problem)}" : row.Difference is { } difference ? InertText.Line(difference) : $"same ({Show(row.Before.Raw)} raw)")}");
    }

    /// <summary>Prints the count, or all as JSON.</summary>
    /// <returns>The exit code: 3 when a score differs, 2 when nothing could be scored, else 0.</returns>
    public int End()
    {
        if (isJson)
        {
            io.Out.WriteLine(new JsonObject
            {
                ["schema"] = "rebench.rescore/1",
                ["tolerance"] = tolerance,
                ["runs"] = _runs,
                ["rows"] = _rows,
                ["differences"] = _differences,
                ["problems"] = _problems,
            }.ToJsonString());
        }
        else
        {
            io.Out.WriteLine($"{Figures.Count(_runs.Count, "run", "runs")}, {Figures.Count(_rows, "row", "rows")} scored again, {Differences()}{(_problems > 0 ? $", {_problems} could not be scored" : "")}.");
        }

        return _differences > 0 ? ExitCodes.RunFailed : _rows == 0 && _problems > 0 ? ExitCodes.UserError : ExitCodes.Done;
    }

    private string Differences() => _differences == 0 ? "no differences" : $"{_differences} with differences";

    private void Print(string line)
    {
        if (!isJson)
        {
            io.Out.WriteLine(line);
        }
    }

    private static JsonObject Json(RescoredRow row) => new()
    {
        ["row"] = row.Before.Row,
        ["before"] = Json(row.Before),
        ["after"] = row.After is { } after ? Json(after) : null,
        ["difference"] = row.Difference,
        ["problem"] = row.Problem,
    };

    private static JsonObject Json(LedgerRow row) => new()
    {
        ["outcome"] = row.Outcome,
        ["raw"] = row.Raw,
        ["normalized"] = row.Normalized,
        ["scorer"] = row.Scorer,
    };

    private static string Show(double? raw) => raw?.ToString("0.####", CultureInfo.InvariantCulture) ?? "no";
}
