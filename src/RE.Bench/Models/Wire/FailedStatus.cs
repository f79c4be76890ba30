using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;
using RE.Bench.Budgets;

namespace RE.Bench.Models.Wire;

/// <summary>Turns an HTTP answer that is no success into what it means for a run.</summary>
internal sealed class FailedStatus(ModelServer server, SecretRedactor redactor, TimeProvider time)
{
    private const int ExcerptLength = 500;

    public Exception Read(HttpResponseMessage response, string body)
    {
        var status = (int)response.StatusCode;
        var said = $"HTTP {status}: {redactor.Redact(Excerpt(redactor.Redact(body)))}";
        return status switch
        {
            401 or 403 => new UserErrorException($"{KeyName} was refused by '{server.Address}' ({said}). Set a key that may use '{server.Model}', then run again."),
            402 => new UserErrorException($"'{server.Address}' asks for payment ({said}). Add credit to the account of {KeyName}, then run again."),
            404 => new UserErrorException($"'{server.Address}' does not know '{server.Model}' ({said}). Check the model's name and the address."),
            429 when body.Contains("insufficient_quota", StringComparison.Ordinal) =>
                new UserErrorException($"the quota of {KeyName} at '{server.Address}' is spent ({said}). Add credit, then resume the run."),
            408 or 409 or 425 or 429 or >= 500 => new ProviderFault(FaultKind.Refused, $"'{server.Address}' answered {said}") { RetryAfter = RetryAfter(response.Headers), Throttles = status is 429 or 529 },
            _ => new ProviderRejectedException($"'{server.Address}' rejected the request for '{server.Model}' ({said})", status),
        };
    }

    private string KeyName => server.KeyVariable is { } name ? $"the key in {name}" : "the request without a key";

    private TimeSpan? RetryAfter(HttpResponseHeaders headers)
    {
        if (headers.TryGetValues("retry-after-ms", out var values) && double.TryParse(values.First(), CultureInfo.InvariantCulture, out var milliseconds)
            && milliseconds is >= 0 and < int.MaxValue)
        {
            return TimeSpan.FromMilliseconds(milliseconds);
        }

        var wait = headers.RetryAfter?.Delta ?? (headers.RetryAfter?.Date - time.GetUtcNow());
        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait;
    }

    // {"error": {"message": …}} is what OpenAI, Anthropic and their kin send; anything else is shown from its start.
    private static string Excerpt(string body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            if (document.RootElement is { ValueKind: JsonValueKind.Object } root && root.TryGetProperty("error", out var error))
            {
                body = error.ValueKind == JsonValueKind.Object && error.TryGetProperty("message", out var message) ? message.ToString() : error.ToString();
            }
        }
        catch (JsonException)
        {
        }

        var line = string.Join(' ', body.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return line.Length == 0 ? "no text" : line.Length > ExcerptLength ? line[..ExcerptLength] + "…" : line;
    }
}
