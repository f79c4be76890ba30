using RE.Bench.Models;
using RE.Bench.Scoring.Execution.RustContests.Model;

namespace RE.Bench.Environments.Services.WeakModel;

/// <summary>The weak model as programs in the agent's sandbox know it: OpenAI's chat completions, a call each.</summary>
/// <param name="model">Answers.</param>
public sealed class WeakModelService(IWeakModel model) : IRunService
{
    /// <inheritdoc/>
    public async Task<ServiceReply> AnswerAsync(ServiceRequest request, IServiceMeter meter, CancellationToken cancellationToken)
    {
        if (request.Path is not ("chat/completions" or "v1/chat/completions"))
        {
            return ServiceReply.Refused(404, "POST a chat completion to $REBENCH_MODEL_URL/chat/completions.");
        }

        var (asked, refusal) = CoderRequest.Read(request.Body);
        if (asked is null)
        {
            return ServiceReply.Refused(400, refusal!);
        }

        if (!meter.TryTake(1))
        {
            return ServiceReply.Spent(1, meter.Left);
        }

        try
        {
            // What is left numbers the calls, also after a resume.
            var call = meter.Left;
            return ServiceReply.Ok(ModelReplies.Completion(model.Name, call, await model.AskAsync(asked, call, cancellationToken)));
        }
        catch (Exception failure) when (failure is ProviderUnavailableException or ProviderRejectedException)
        {
            return ServiceReply.Refused(503, "The model did not answer.");
        }
    }
}
