namespace RE.Bench.Environments.Services;

/// <summary>
/// What answers the agent's requests to a service of its environment. Requests come from the sandbox, several at a time, and are hostile; they are
/// JSON of bounded size already.
/// </summary>
public interface IRunService
{
    /// <summary>Answers one request.</summary>
    /// <param name="request">What is asked.</param>
    /// <param name="meter">Pays for the answer: take as many calls as the request is worth before answering it.</param>
    /// <param name="cancellationToken">The client is gone, or the attempt is over.</param>
    Task<ServiceReply> AnswerAsync(ServiceRequest request, IServiceMeter meter, CancellationToken cancellationToken);
}
