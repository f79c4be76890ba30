using System.Security.Cryptography;
using RE.Bench.Sandboxes.Guarded;
using RE.Bench.Scoring.Sealing;

namespace RE.Bench.Reports.Viewer.Shelf;

/// <summary>A sealed file that was read once and had its hash; it is hashed again while it is given out.</summary>
internal sealed class SealedStream : IAsyncDisposable
{
    private readonly FileStream _stream;
    private readonly SealedFile _file;

    private SealedStream(FileStream stream, SealedFile file) => (_stream, _file) = (stream, file);

    public long Size => _file.Size;

    /// <summary>A name for the copy that no shell, browser or file system takes for anything but a name.</summary>
    public string Name
    {
        get
        {
            var name = string.Concat(_file.Path.Split('/')[^1].Select(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '-' or '_' ? letter : '_'));
            name = name.Length > 100 ? name[^100..] : name;
            return name.TrimStart('.') is { Length: > 0 } visible ? visible : "file";
        }
    }

    /// <summary>Compares the open file with what was sealed.</summary>
    /// <exception cref="InvalidDataException">It is another.</exception>
    public static SealedStream Check(FileStream stream, SealedFile file, CancellationToken cancellationToken)
    {
        try
        {
            return stream.Length == file.Size && Hash(stream, cancellationToken) == file.Sha256
                ? new SealedStream(stream, file)
                : throw new InvalidDataException($"The file {PathText.Show(file.Path)} is not what was sealed, so it is not given out; 'rebench verify' looks at the whole run.");
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    /// <summary>Copies the bytes; a file that changed since it was opened does not end well-formed.</summary>
    /// <exception cref="InvalidDataException">It changed under way.</exception>
    public async Task CopyToAsync(Stream target, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var block = new byte[1 << 16];
        _stream.Seek(0, SeekOrigin.Begin);
        for (long rest = _file.Size; rest > 0;)
        {
            var count = await _stream.ReadAsync(block.AsMemory(0, (int)Math.Min(block.Length, rest)), cancellationToken);
            rest -= count;
            hash.AppendData(block, 0, count);
            if (count == 0 || (rest == 0 && Convert.ToHexStringLower(hash.GetHashAndReset()) != _file.Sha256))
            {
                throw new InvalidDataException("The file changed while it was read.");
            }

            await target.WriteAsync(block.AsMemory(0, count), cancellationToken);
        }
    }

    public ValueTask DisposeAsync() => _stream.DisposeAsync();

    private static string Hash(FileStream stream, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var block = new byte[1 << 20];
        for (int count; (count = stream.Read(block)) > 0;)
        {
            cancellationToken.ThrowIfCancellationRequested();
            hash.AppendData(block, 0, count);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
