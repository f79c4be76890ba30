using System.Net.Http.Headers;
using System.Text;

namespace RE.Bench.Models.Wire;

/// <summary>
/// Reads what a model's server sends and lets only whole, sensible answers through to its client library; everything else becomes one of our
/// exceptions here, since the libraries differ in what they throw and Anthropic's keeps no headers.
/// </summary>
internal sealed class AnswerHandler(ModelServer server, AnswerCheck check, FailedStatus failed, SecretRedactor redactor, HttpMessageHandler inner) : DelegatingHandler(inner)
{
    private const int LongestReason = 500;
    private const long LargestAnswer = 64 * 1024 * 1024;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await ConnectAsync(request, cancellationToken);
        if (response.IsSuccessStatusCode && response.Content.Headers.ContentType?.MediaType == "text/event-stream")
        {
            return response;
        }

        var body = await ReadAsync(response, cancellationToken);
        if (!response.IsSuccessStatusCode)
        {
            throw failed.Read(response, Encoding.UTF8.GetString(body));
        }

        if (check(body) is { } missing)
        {
            throw new ProviderFault(FaultKind.NotAnAnswer, $"'{server.Address}' sent no usable answer: {Shown(missing)}");
        }

        response.Content = Copy(body, response.Content.Headers);
        return response;
    }

    private async Task<HttpResponseMessage> ConnectAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        try
        {
            return await base.SendAsync(request, cancellationToken);
        }
        catch (HttpRequestException e) when (e.HttpRequestError is HttpRequestError.ResponseEnded or HttpRequestError.InvalidResponse or HttpRequestError.HttpProtocolError)
        {
            throw new ProviderFault(FaultKind.Cut, $"'{server.Address}' cut the connection before it answered", e);
        }
        catch (HttpRequestException e)
        {
            throw new ProviderFault(FaultKind.Unreachable, $"'{server.Address}' cannot be reached: {e.Message}", e);
        }
    }

    private async Task<byte[]> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        try
        {
            await response.Content.LoadIntoBufferAsync(LargestAnswer, cancellationToken);
            return await response.Content.ReadAsByteArrayAsync(cancellationToken);
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            throw new ProviderFault(FaultKind.Cut, $"'{server.Address}' cut the connection within its answer", e);
        }
    }

    private string Shown(string text) => redactor.Redact(text) is { Length: > LongestReason } clean ? clean[..LongestReason] + "…" : redactor.Redact(text);

    private static ByteArrayContent Copy(byte[] body, HttpContentHeaders headers)
    {
        var content = new ByteArrayContent(body);
        foreach (var (name, values) in headers)
        {
            content.Headers.TryAddWithoutValidation(name, values);
        }

        return content;
    }
}
