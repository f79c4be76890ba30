using Microsoft.Extensions.AI;
using RE.Bench.Models.Wire;

namespace RE.Bench.Models.Clients;

/// <summary>A client library at the end of our HTTP handlers.</summary>
/// <param name="Client">Speaks the protocol.</param>
/// <param name="Server">Whom it speaks to.</param>
/// <param name="Http">Its connections.</param>
internal sealed record ProviderLine(IChatClient Client, ModelServer Server, HttpClient Http);
