using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace RE.Bench.Environments.Data.Hub;

/// <summary>Writes documents as tokens into training, validation and held-out files, unsigned 16-bit little-endian numbers, none of which is held in memory.</summary>
internal sealed class TokenSplit : IAsyncDisposable
{
    /// <summary>Share of documents of each of the two smaller files (as nanoGPT divides OpenWebText: 0.0005 for validation).</summary>
    private const double Share = 0.0005;

    private readonly int _seed;
    private readonly FileStream _train;
    private readonly FileStream _validation;
    private readonly FileStream _heldOut;

    /// <param name="seed">Decides which document goes where.</param>
    /// <param name="visible">Folder of training and validation.</param>
    /// <param name="heldOut">Folder of held-out text.</param>
    public TokenSplit(int seed, string visible, string heldOut)
    {
        _seed = seed;
        _train = File.Create(Path.Combine(visible, "train.bin"));
        _validation = File.Create(Path.Combine(visible, "validation.bin"));
        _heldOut = File.Create(Path.Combine(heldOut, "heldout.bin"));
    }

    /// <summary>Tokens written, by file.</summary>
    public (long Train, long Validation, long HeldOut) Tokens => (_train.Length / 2, _validation.Length / 2, _heldOut.Length / 2);

    /// <summary>Adds a document and its end.</summary>
    public async Task AddAsync(string text, IEnumerable<ushort> tokens, CancellationToken cancellationToken)
    {
        ushort[] all = [.. tokens, Gpt2Tokenizer.EndOfDocument];
        var bytes = new byte[2 * all.Length];
        for (var i = 0; i < all.Length; i++)
        {
            BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(2 * i), all[i]);
        }

        await FileOf(text).WriteAsync(bytes, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _train.DisposeAsync().ConfigureAwait(false);
        await _validation.DisposeAsync().ConfigureAwait(false);
        await _heldOut.DisposeAsync().ConfigureAwait(false);
    }

    // By the text alone: the same document, met twice, never stands on both sides.
    private FileStream FileOf(string text)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{_seed}/{text}"));
        var position = BinaryPrimitives.ReadUInt64BigEndian(hash) / (double)ulong.MaxValue;
        return position < Share ? _heldOut : position < 2 * Share ? _validation : _train;
    }
}
