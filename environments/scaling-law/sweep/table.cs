#:package ScottPlot@5.1.59
#:package SkiaSharp@3.119.4
#:package SkiaSharp.NativeAssets.Linux.NoDependencies@3.119.4
#:package SkiaSharp.HarfBuzz@3.119.4
#:package HarfBuzzSharp.NativeAssets.Linux@8.3.1.5
#:package System.Numerics.Tensors@10.0.14
#:property RuntimeIdentifier=linux-x64
#:property SelfContained=false
#:property NoWarn=NU1603

// canary e11ed9ee-b121-4050-bc34-dd7f7e41e7c2
// Makes the scorer's table and the plot of the README from the runs of sweep.cs:  dotnet run table.cs
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using ScottPlot;

var here = Path.GetDirectoryName(ThisFile())!;
var runs = File.ReadLines(Path.Combine(here, "runs.jsonl")).Select(line => JsonNode.Parse(line)!)
    .Select(run => (Budget: (double)run["budget"]!, Width: (int)run["n_embd"]!, Steps: (int)run["max_iters"]!, Seed: (int)run["seed"]!, Loss: (double)run["validation_loss"]!)).ToList();
var facts = JsonNode.Parse(File.ReadAllText(Path.Combine(here, "measured.json")))!;
facts.AsObject().Remove("canary"); // the table has its own
var curves = runs.GroupBy(run => run.Budget).OrderBy(group => group.Key).Select(group => (Budget: group.Key, Points: group.GroupBy(run => run.Width).OrderBy(width => width.Key)
    .Select(width => (Width: width.Key, width.First().Steps, Loss: Math.Round(width.Average(run => run.Loss), 6), Runs: width.OrderBy(run => run.Seed).ToList())).ToList())).ToList();

JsonArray Points(double budget) => [.. curves.Single(curve => curve.Budget == budget).Points.Select(point => (JsonNode)new JsonObject
{
    ["at"] = point.Width,
    ["loss"] = point.Loss,
    ["max_iters"] = point.Steps,
    ["seeds"] = new JsonArray([.. point.Runs.Select(run => (JsonNode)run.Seed)]),
    ["losses"] = new JsonArray([.. point.Runs.Select(run => (JsonNode)run.Loss)]),
})];

var table = new JsonObject
{
    ["canary"] = "e11ed9ee-b121-4050-bc34-dd7f7e41e7c2",
    ["source"] = "measured by environments/scaling-law/sweep/sweep.cs: validation loss in nats a token, mean over seeds",
    ["measured"] = facts.DeepClone(),
    ["axis"] = "width",
    ["interpolation"] = "monotone_cubic",
    ["flops"] = curves[^1].Budget,
    ["points"] = Points(curves[^1].Budget),
    ["smaller_budgets"] = new JsonArray([.. curves.SkipLast(1).Select(curve => (JsonNode)new JsonObject { ["flops"] = curve.Budget, ["points"] = Points(curve.Budget) })]),
};
File.WriteAllText(Path.Combine(here, "..", "scorer", "cpu.json"), table.ToJsonString(new() { WriteIndented = true }) + "\n");

Fonts.AddFontFile("Plot", args.Length > 0 ? args[0] : "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf");
Fonts.Default = "Plot";
var plot = new Plot();
plot.Font.Set("Plot");
foreach (var (curve, color) in curves.Zip((Color[])[Colors.SteelBlue, Colors.SeaGreen, Colors.IndianRed]))
{
    var line = plot.Add.Scatter(curve.Points.Select(point => Math.Log2(point.Width)).ToArray(), curve.Points.Select(point => point.Loss).ToArray(), color);
    line.LegendText = string.Create(CultureInfo.InvariantCulture, $"{curve.Budget:0e+0} FLOP");
    (line.LineWidth, line.MarkerSize) = (2, 7);
    var all = curve.Points.SelectMany(point => point.Runs).ToList();
    var single = plot.Add.ScatterPoints(all.Select(run => Math.Log2(run.Width)).ToArray(), all.Select(run => run.Loss).ToArray(), color.WithAlpha(.5));
    single.MarkerSize = 3;
    var best = curve.Points.MinBy(point => point.Loss);
    var text = plot.Add.Text(string.Create(CultureInfo.InvariantCulture, $"{best.Width}: {best.Loss:0.000}"), Math.Log2(best.Width), best.Loss);
    (text.LabelFontColor, text.LabelFontSize, text.OffsetY) = (color, 13, 6);
    text.LabelAlignment = Alignment.UpperCenter;
}

var ticks = new ScottPlot.TickGenerators.NumericManual();
foreach (var width in runs.Select(run => run.Width).Where(width => width is 8 or 12 or 16 or 24 or 32 or 48 or 64 or 96 or 128 or 192).Distinct())
{
    ticks.AddMajor(Math.Log2(width), $"{width}");
}

plot.Axes.Bottom.TickGenerator = ticks;
plot.XLabel("n_embd (logarithmic)");
plot.YLabel("validation loss, nats a token");
plot.Title("Iso-FLOP curves of the scaling-law environment, cpu profile");
plot.ShowLegend(Alignment.UpperRight);
plot.Axes.Margins(bottom: .12);
plot.SavePng(Path.Combine(here, "..", "iso-flop.png"), 900, 560);
foreach (var curve in curves)
{
    var best = curve.Points.MinBy(point => point.Loss);
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{curve.Budget:0.##e+0} FLOP: {curve.Points.Count} widths, best {best.Width} with {best.Loss:0.0000}"));
}

static string ThisFile([CallerFilePath] string path = "") => path;
