using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using Polly;
using Polly.Retry;
using RE.Bench.Budgets;

namespace RE.Bench.Environments.Data.Hub;

/// <summary>Fetches files of a public hub; a file under its final name is always whole and checked, and a broken transfer is taken up where it was.</summary>
/// <param name="hub">Address of the hub.</param>
/// <param name="folder">Where files are kept.</param>
/// <param name="time">Waits between attempts.</param>
internal sealed class HubFiles(Uri hub, string folder, TimeProvider time)
{
    private const int Attempts = 5;
    private const int BufferBytes = 1 << 20;
    private const long MostUnknown = 100L << 30;

    /// <summary>The file in the cache, fetched if it is not there.</summary>
    /// <exception cref="UserErrorException">It cannot be fetched, or it has other bytes than expected.</exception>
    public async Task<string> EnsureAsync(HubFile file, CancellationToken cancellationToken)
    {
        var path = Path.Combine(folder, file.CachePath);
        if (File.Exists(path) && HasSize(path, file) && await DigestAsync(path, cancellationToken).ConfigureAwait(false) == file.Sha256)
        {
            return path;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var part = $"{path}.part";
        using var client = new HttpClient { Timeout = Timeout.InfiniteTimeSpan };
        try
        {
            await Retries().ExecuteAsync(async token => await FetchAsync(client, file, part, token).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException)
        {
            throw new UserErrorException(
                $"'{file.Address(hub)}' cannot be fetched: {failure.Message} Check the network, or name a mirror in REBENCH_HUB. What arrived is kept and gone on with.", failure);
        }

        var found = await DigestAsync(part, cancellationToken).ConfigureAwait(false);
        if (!HasSize(part, file) || found != file.Sha256)
        {
            var length = new FileInfo(part).Length;
            File.Delete(part);
            throw new UserErrorException($"'{file.Address(hub)}' has {length} bytes with SHA-256 {found}, but {file.Bytes?.ToString(CultureInfo.InvariantCulture) ?? "as many"} bytes with {file.Sha256} are expected. It was removed; something between here and the hub changed it.");
        }

        File.Move(part, path, overwrite: true);
        return path;
    }

    private static bool HasSize(string path, HubFile file) => file.Bytes is not { } bytes || new FileInfo(path).Length == bytes;

    private ResiliencePipeline Retries() => new ResiliencePipelineBuilder { TimeProvider = time }
        .AddRetry(new RetryStrategyOptions
        {
            MaxRetryAttempts = Attempts - 1,
            Delay = TimeSpan.FromSeconds(2),
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
            ShouldHandle = new PredicateBuilder().Handle<IOException>().Handle<HttpRequestException>(failure => failure.StatusCode is null or >= HttpStatusCode.InternalServerError or HttpStatusCode.TooManyRequests),
        })
        .Build();

    private async Task FetchAsync(HttpClient client, HubFile file, string part, CancellationToken cancellationToken)
    {
        var have = File.Exists(part) ? new FileInfo(part).Length : 0;
        if (have == file.Bytes)
        {
            return;
        }

        using var request = new HttpRequestMessage(HttpMethod.Get, file.Address(hub));
        request.Headers.Range = have > 0 && !(have >= file.Bytes) ? new RangeHeaderValue(have, null) : null;
        using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
        response.EnsureSuccessStatusCode();
        // A server that knows no ranges sends the whole file again.
        var mode = response.StatusCode == HttpStatusCode.PartialContent ? FileMode.Append : FileMode.Create;
        var received = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        var written = new FileStream(part, mode, FileAccess.Write, FileShare.None, BufferBytes);
        await using (received.ConfigureAwait(false))
        await using (written.ConfigureAwait(false))
        {
            await CopyAsync(received, written, file.Bytes ?? MostUnknown, cancellationToken).ConfigureAwait(false);
        }
    }

    // No more than was announced is written, whatever is sent.
    private static async Task CopyAsync(Stream from, FileStream to, long most, CancellationToken cancellationToken)
    {
        var buffer = new byte[BufferBytes];
        int read;
        while ((read = await from.ReadAsync(buffer, cancellationToken).ConfigureAwait(false)) > 0 && to.Length <= most)
        {
            await to.WriteAsync(buffer.AsMemory(0, read), cancellationToken).ConfigureAwait(false);
            await to.FlushAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private static async Task<string> DigestAsync(string path, CancellationToken cancellationToken)
    {
        var stream = File.OpenRead(path);
        await using (stream.ConfigureAwait(false))
        {
            return Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, cancellationToken).ConfigureAwait(false));
        }
    }
}
