// canary e11ed9ee-b121-4050-bc34-dd7f7e41e7c2
// Extrapolates the runs of experiments.sh to the large budget and writes answer.json:  dotnet run fit.cs
//
// Width: the best number of weights grows as the square root of the budget (Hoffmann et al. 2022, approaches 1 to 3). Two octaves of small
// budgets are too few to measure that exponent, so it is taken from there, and only the factor is fitted.
// Loss: over a few octaves the best loss is straight in the logarithm of the budget; the line through the best losses is followed.
using System.Globalization;
using System.Text.Json;

const double WidthExponent = 0.5;
var config = JsonDocument.Parse(File.ReadAllText("config.json")).RootElement;
var target = config.GetProperty("target_flops").GetDouble();
double Setting(string key) => config.GetProperty(key).GetDouble();
double Weights(double width) => (12 * Setting("n_layer") * width * width) + (Setting("vocabulary") * width);
double Logarithm(double width) => Math.Log(Weights(width) / Weights(16));
double StepFlops(double width) => 6 * Weights(width) * Setting("block_size") * Setting("batch_size");

var runs = File.ReadLines("runs.jsonl").Select(line => JsonDocument.Parse(line).RootElement)
    .Select(run => (Width: run.GetProperty("n_embd").GetDouble(), Flops: run.GetProperty("flops").GetDouble(), Loss: run.GetProperty("validation_loss").GetDouble())).ToList();

// The lowest point of a parabola in ln(weights) at each budget; a width of 16 is the unit, for the sake of the numbers' size.
var budgets = runs.GroupBy(run => Math.Round(Math.Log2(Setting("flop_limit") / run.Flops))).Select(group =>
{
    var parabola = Solve(group.Select(run => (double[])[1, Logarithm(run.Width), Math.Pow(Logarithm(run.Width), 2)]), group.Select(run => run.Loss));
    var best = Math.Clamp(-parabola[1] / (2 * parabola[2]), Logarithm(group.Min(run => run.Width)), Logarithm(group.Max(run => run.Width)));
    return (Flops: group.Average(run => run.Flops), Weights: Weights(16) * Math.Exp(best), Loss: parabola[0] + (parabola[1] * best) + (parabola[2] * best * best));
}).OrderBy(budget => budget.Flops).ToList();
budgets.ForEach(b => Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{b.Flops:e2} FLOP: best at {b.Weights:f0} weights, loss {b.Loss:f4}")));

var factor = budgets.Average(b => Math.Log(b.Weights) - (WidthExponent * Math.Log(b.Flops)));
var weights = Math.Exp(factor + (WidthExponent * Math.Log(target)));
var line = Solve(budgets.Select(b => (double[])[1, Math.Log(b.Flops / target)]), budgets.Select(b => b.Loss));

var half = Setting("vocabulary") / (24 * Setting("n_layer"));
var width = 4 * (int)Math.Round((Math.Sqrt((half * half) + (weights / (12 * Setting("n_layer")))) - half) / 4);
var answer = new { n_embd = width, max_iters = (int)Math.Round(target / StepFlops(width)), loss_prediction = Math.Round(line[0], 4) };
File.WriteAllText("answer.json", $$"""{"n_embd": {{answer.n_embd}}, "max_iters": {{answer.max_iters}}, "loss_prediction": {{answer.loss_prediction.ToString(CultureInfo.InvariantCulture)}}}""" + "\n");
Console.WriteLine(answer);

// Least squares by the normal equations, Gauss without pivoting (they are positive definite).
static double[] Solve(IEnumerable<double[]> rows, IEnumerable<double> values)
{
    var (x, y) = (rows.ToArray(), values.ToArray());
    var n = x[0].Length;
    var a = new double[n, n + 1];
    for (var i = 0; i < n; i++)
    {
        for (var j = 0; j < n; j++)
        {
            a[i, j] = x.Sum(row => row[i] * row[j]);
        }

        a[i, n] = x.Zip(y, (row, value) => row[i] * value).Sum();
    }

    for (var i = 0; i < n; i++)
    {
        for (var k = i + 1; k < n; k++)
        {
            for (var j = n; j >= i; j--)
            {
                a[k, j] -= a[k, i] / a[i, i] * a[i, j];
            }
        }
    }

    var result = new double[n];
    for (var i = n - 1; i >= 0; i--)
    {
        result[i] = (a[i, n] - Enumerable.Range(i + 1, n - i - 1).Sum(j => a[i, j] * result[j])) / a[i, i];
    }

    return result;
}
