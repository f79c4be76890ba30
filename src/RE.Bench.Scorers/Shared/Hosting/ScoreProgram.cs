using System.Text.Json;
using RE.Bench.Scoring;

namespace RE.Bench.Scorers.Shared.Hosting;

/// <summary>What <c>rebench-score</c> does with its arguments: 0 = a reply was written, 1 = the scorer is broken, 2 = the request is, 3 = it is for a scorer that is not here.</summary>
internal sealed class ScoreProgram(IScorerCatalog scorers, TextWriter output, TextWriter errors)
{
    private const string Usage = "usage: rebench-score REQUEST.json REPLY.json | --version | --check-torch";

    /// <summary>Tries libtorch and gives one line; null in a program without it.</summary>
    public Func<string>? CheckTorch { get; init; }

    public int Run(string[] arguments)
    {
        try
        {
            return arguments switch
            {
                ["--version"] => Say(typeof(ScoreProgram).Assembly.GetName().Version!.ToString(3)),
                ["--check-torch"] when CheckTorch is { } check => Say(check()),
                [var request, var reply] when !request.StartsWith('-') => Score(request, reply),
                _ => Refuse(Usage),
            };
        }
        catch (Exception e)
        {
            // The harness shows this as the end of a crashed scorer; a core dump would tell it less.
            errors.WriteLine(e);
            return 1;
        }
    }

    private int Score(string requestFile, string replyFile)
    {
        ScoreRequest request;
        try
        {
            request = ScoringJson.ReadRequest(requestFile);
        }
        catch (Exception e) when (e is JsonException or IOException or InvalidDataException)
        {
            return Refuse($"error: '{requestFile}' is not a score request: {e.Message}");
        }

        if (scorers.Create(request.Environment) is not { } scorer)
        {
            errors.WriteLine($"error: there is no scorer for '{request.Environment}'. There are scorers for: {string.Join(", ", scorers.Slugs)}.");
            return ScorerProgram.NotHere;
        }

        ScoringJson.WriteReply(replyFile, scorer.Score(request) with { PeakBytes = PeakMemory.OfThisProcess() });
        return 0;
    }

    private int Say(string text)
    {
        output.WriteLine(text);
        return 0;
    }

    private int Refuse(string text)
    {
        errors.WriteLine(text);
        return 2;
    }
}
