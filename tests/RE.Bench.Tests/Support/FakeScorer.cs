using System.Globalization;
using RE.Bench.Scoring;

namespace RE.Bench.Tests.Support;

/// <summary>Scores a submission by the number in its <c>answer.txt</c>.</summary>
internal sealed class FakeScorer : IScorerProcess
{
    public List<ScoreRequest> Requests { get; } = [];

    public Func<ScoreRequest, Task>? Before { get; set; }

    public async Task<ScoreReport> ScoreAsync(ScoreRequest request, string workFolder, TimeSpan timeout, CancellationToken cancellationToken)
    {
        Requests.Add(request);
        if (Before is { } before)
        {
            await before(request);
        }

        var text = await File.ReadAllTextAsync(Path.Combine(request.SubmissionFolder, "answer.txt"), cancellationToken);
        return double.TryParse(text, CultureInfo.InvariantCulture, out var raw)
            ? new ScoreReport { Outcome = new ScoreOutcome.Scored(raw), ScorerVersion = "fake-1" }
            : new ScoreReport { Outcome = new ScoreOutcome.Invalid("answer.txt holds no number"), ScorerVersion = "fake-1" };
    }
}
