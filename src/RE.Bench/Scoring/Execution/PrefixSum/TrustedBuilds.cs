using System.Security.Cryptography;

namespace RE.Bench.Scoring.Execution.PrefixSum;

/// <summary>Keeps what was built from files of the environment, so that one process builds it once for all of its scorings.</summary>
internal sealed class TrustedBuilds
{
    private readonly Dictionary<string, byte[]> _built = [];
    private readonly Lock _gate = new();

    /// <summary>The build of these files for a kind of sandbox, made at first need.</summary>
    /// <param name="place">Kind of sandbox and image.</param>
    /// <param name="files">The files that it is made from.</param>
    /// <param name="build">Builds it.</param>
    public async Task<byte[]> GetAsync(string place, IEnumerable<string> files, Func<Task<byte[]>> build)
    {
        var key = $"{place} {string.Join(' ', files.Order(StringComparer.Ordinal).Select(file => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file)))))}";
        lock (_gate)
        {
            if (_built.TryGetValue(key, out var known))
            {
                return known;
            }
        }

        var made = await build();
        lock (_gate)
        {
            return _built[key] = made;
        }
    }
}
