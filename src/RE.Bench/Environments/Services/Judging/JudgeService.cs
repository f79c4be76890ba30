using System.Text.Json.Nodes;

namespace RE.Bench.Environments.Services.Judging;

/// <summary>The judge as programs in the sandbox know it: pairs go in, preferences come out; each pair is a call.</summary>
/// <param name="judge">Compares.</param>
public sealed class JudgeService(IPairJudge judge) : IRunService
{
    private const int LongestShown = 100;

    /// <inheritdoc/>
    public async Task<ServiceReply> AnswerAsync(ServiceRequest request, IServiceMeter meter, CancellationToken cancellationToken)
    {
        if (request.Path.Length > 0)
        {
            return ServiceReply.Refused(404, "The judge has one address. POST pairs to it, or GET the number of calls that are left.");
        }

        var (pairs, refusal) = PairRequest.Read(request.Body);
        if (refusal is not null)
        {
            return ServiceReply.Refused(400, refusal);
        }

        if (pairs.FirstOrDefault(pair => !judge.Knows(pair.Prompt)) is { } unknown)
        {
            return ServiceReply.Refused(403, $"The judge compares answers to prompts of prompts.jsonl only, and '{Shown(unknown.Prompt)}' is none of them.");
        }

        return meter.TryTake(pairs.Count) ? await CompareAsync(pairs, request.Body.ContainsKey("pairs"), meter, cancellationToken) : ServiceReply.Spent(pairs.Count, meter.Left);
    }

    private async Task<ServiceReply> CompareAsync(IReadOnlyList<PairRequest> pairs, bool areMany, IServiceMeter meter, CancellationToken cancellationToken)
    {
        var words = new List<string>();
        foreach (var pair in pairs)
        {
            words.Add(Word(await judge.CompareAsync(pair.Prompt, pair.First, pair.Second, cancellationToken)));
        }

        return ServiceReply.Ok(areMany
            ? new JsonObject { ["preferences"] = new JsonArray([.. words.Select(word => (JsonNode)word)]), ["calls_left"] = meter.Left }
            : new JsonObject { ["preference"] = words[0], ["calls_left"] = meter.Left });
    }

    private static string Word(Preference preference) => preference switch
    {
        Preference.First => "a",
        Preference.Second => "b",
        _ => "tie",
    };

    private static string Shown(string text) => text.Length > LongestShown ? text[..LongestShown] + "…" : text;
}
