using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;
using RE.Bench.Models.Raw.Forms;
using RE.Bench.Models.Wire;

namespace RE.Bench.Models.Raw;

/// <summary>One attempt to have a raw request answered.</summary>
internal sealed class RawCall(ChatModelSpec spec, ModelEndpoint endpoint, HttpClient http)
{
    private const int LargestAnswer = 64 << 20;
    private readonly WireForm _form = WireForm.For(endpoint.Protocol);

    /// <summary>Sends, forwards a stream's events, and gives the answer as others see it.</summary>
    /// <exception cref="ProviderFault">No byte has gone to the client: it may be asked again.</exception>
    /// <exception cref="AnswerCutException">The answer broke off after its beginning had gone out.</exception>
    public async Task<ChatResponse> RunAsync(RawExchange raw, CancellationToken cancellationToken)
    {
        using var request = Request(raw);
        using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        await using var body = await response.Content.ReadAsStreamAsync(cancellationToken);
        try
        {
            return response.Content.Headers.ContentType?.MediaType == "text/event-stream"
                ? await StreamAsync(raw, body, cancellationToken)
                : await WholeAsync(raw, body, cancellationToken);
        }
        catch (Exception failure) when (raw.HasForwarded && failure is not AnswerCutException)
        {
            // Told without its cause, which other layers would take for a reason to ask again.
            cancellationToken.ThrowIfCancellationRequested();
            throw new AnswerCutException($"The model's answer broke off: {failure.Message}");
        }
    }

    private HttpRequestMessage Request(RawExchange raw)
    {
        var body = (JsonObject)raw.Body.DeepClone();
        body["model"] = spec.Model;
        _form.Prepare(body, raw.IsStream);
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri(endpoint.Server.Address.ToString().TrimEnd('/') + _form.Path))
        {
            Content = new StringContent(body.ToJsonString(), new MediaTypeHeaderValue("application/json")),
        };
        foreach (var (name, value) in _form.Headers(endpoint.Key).Concat(raw.Headers))
        {
            request.Headers.Remove(name);
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return request;
    }

    private async Task<ChatResponse> WholeAsync(RawExchange raw, Stream body, CancellationToken cancellationToken)
    {
        using var whole = new MemoryStream();
        await body.CopyToAsync(whole, cancellationToken);
        var answer = JsonNode.Parse(whole.ToArray()) as JsonObject ?? throw new ProviderFault(FaultKind.NotAnAnswer, $"'{endpoint.Server.Address}' sent no JSON object");

        // A client that wants a stream gets one, whatever the server sent: then others write it.
        raw.Rest = raw.IsStream ? null : whole.ToArray();
        return _form.ReadAnswer(answer);
    }

    private async Task<ChatResponse> StreamAsync(RawExchange raw, Stream body, CancellationToken cancellationToken)
    {
        var (fold, rest, size) = (_form.Fold(), new MemoryStream(), 0L);
        await foreach (var happened in SseReader.ReadAsync(body, cancellationToken))
        {
            size += happened.Bytes.Length;
            fold.Add(happened);
            if (size > LargestAnswer)
            {
                throw new ProviderFault(FaultKind.NotAnAnswer, $"'{endpoint.Server.Address}' sent a stream of more than {LargestAnswer} bytes");
            }

            if (fold.Failure is { } failure)
            {
                throw new ProviderFault(FaultKind.Refused, $"'{endpoint.Server.Address}' broke its stream off: {failure}");
            }

            Deliver(raw, fold, happened, rest);
        }

        if (!fold.IsWhole)
        {
            throw new ProviderFault(FaultKind.Cut, $"'{endpoint.Server.Address}' cut the connection within its answer");
        }

        raw.Rest = rest.ToArray();
        return _form.ReadAnswer(fold.Answer());
    }

    // The end of a stream waits until the answer is journaled: who has all of it never asks for it again.
    private void Deliver(RawExchange raw, AnswerFold fold, SseEvent happened, MemoryStream rest)
    {
        var isHidden = raw.IsStream && _form.IsHidden(raw.Body, happened);
        if (isHidden || !raw.IsStream)
        {
            return;
        }

        if (fold.IsEnding)
        {
            rest.Write(happened.Bytes);
        }
        else
        {
            raw.HasForwarded = true;
            raw.Forward(happened.Bytes);
        }
    }
}
