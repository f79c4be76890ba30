namespace RE.Bench.Models.Wire;

/// <summary>Sends to an address what its client library does not know of: a query behind each path, and a key in the header that Azure reads.</summary>
/// <param name="query">With its question mark; may be empty.</param>
/// <param name="apiKey">The key for <c>api-key</c>; null = the library's own header stays.</param>
/// <param name="inner">Sends.</param>
internal sealed class AddressHandler(string query, string? apiKey, HttpMessageHandler inner) : DelegatingHandler(inner)
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (query.Length > 0 && request.RequestUri is { } address)
        {
            request.RequestUri = new UriBuilder(address) { Query = address.Query.Length > 0 ? $"{query}&{address.Query[1..]}" : query }.Uri;
        }

        if (apiKey is not null)
        {
            request.Headers.Authorization = null;
            request.Headers.TryAddWithoutValidation("api-key", apiKey);
        }

        return base.SendAsync(request, cancellationToken);
    }
}
