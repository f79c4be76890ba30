using System.Text.Json;
using RE.Bench.Budgets;

namespace RE.Bench.Environments.Data.Hub;

/// <summary>Prepares files of the hub: texts become tokens, other files are taken as they are.</summary>
internal static class HubPreparer
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    /// <summary>Writes the prepared files.</summary>
    /// <param name="files">The files and where they lie.</param>
    /// <param name="settings">Vocabulary and seed.</param>
    /// <param name="visible">Folder that the sandbox sees.</param>
    /// <param name="heldOut">Folder that scorers alone see.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="UserErrorException">A file is not what the manifest says.</exception>
    public static async Task PrepareAsync(
        IReadOnlyList<(HubFile File, string Path)> files, PreparationSettings settings, string visible, string heldOut, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(visible);
        Directory.CreateDirectory(heldOut);
        foreach (var (file, path) in files)
        {
            switch (file.Use)
            {
                case HubUse.Visible or HubUse.Vocabulary or HubUse.Merges:
                    await CopyAsync(path, Path.Combine(visible, file.PreparedName), cancellationToken).ConfigureAwait(false);
                    break;
                case HubUse.Scrambled:
                    await Gpt2Weights.WriteAsync(path, Path.Combine(visible, file.PreparedName), rows => Gpt2Weights.Scrambled(rows, settings.Seed), cancellationToken).ConfigureAwait(false);
                    break;
                case HubUse.ByteOrder:
                    var ofByte = Gpt2Bytes.Write(Only(files, HubUse.Vocabulary), Only(files, HubUse.Merges), Path.Combine(visible, "tokenizer.json"));
                    await Gpt2Weights.WriteAsync(path, Path.Combine(visible, file.PreparedName), rows => [.. ofByte, .. Enumerable.Range(ofByte.Length, rows - ofByte.Length)], cancellationToken).ConfigureAwait(false);
                    break;
                case HubUse.HeldOut:
                    await CopyAsync(path, Path.Combine(heldOut, file.PreparedName), cancellationToken).ConfigureAwait(false);
                    break;
            }
        }

        if (files.Any(file => file.File.Use == HubUse.Text))
        {
            await TokensAsync(files, settings, visible, heldOut, cancellationToken).ConfigureAwait(false);
        }
    }

    private static async Task TokensAsync(
        IReadOnlyList<(HubFile File, string Path)> files, PreparationSettings settings, string visible, string heldOut, CancellationToken cancellationToken)
    {
        var tokenizer = new Gpt2Tokenizer(Only(files, HubUse.Vocabulary), Only(files, HubUse.Merges));
        var split = new TokenSplit(settings.Seed, visible, heldOut);
        (long Train, long Validation, long HeldOut) tokens;
        await using (split.ConfigureAwait(false))
        {
            foreach (var (_, path) in files.Where(file => file.File.Use == HubUse.Text))
            {
                await foreach (var text in ParquetTexts.ReadAsync(path, cancellationToken).ConfigureAwait(false))
                {
                    await split.AddAsync(text, tokenizer.Encode(text), cancellationToken).ConfigureAwait(false);
                }
            }

            tokens = split.Tokens;
        }

        var meta = new { vocabulary = settings.Vocabulary, dtype = "uint16", byte_order = "little-endian", seed = settings.Seed, train = new { tokens = tokens.Train }, validation = new { tokens = tokens.Validation } };
        await File.WriteAllTextAsync(Path.Combine(visible, "meta.json"), JsonSerializer.Serialize(meta, Indented) + "\n", cancellationToken).ConfigureAwait(false);
    }

    private static string Only(IReadOnlyList<(HubFile File, string Path)> files, HubUse use) => files.SingleOrDefault(file => file.File.Use == use).Path
        ?? throw new UserErrorException($"The manifest needs the tokens of GPT-2 and has no file to be used as '{use.ToString().ToLowerInvariant()}'. Texts and models in the order of bytes need one vocabulary and one file of merges.");

    private static async Task CopyAsync(string from, string to, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(to)!);
        var read = File.OpenRead(from);
        var written = File.Create(to);
        await using (read.ConfigureAwait(false))
        await using (written.ConfigureAwait(false))
        {
            await read.CopyToAsync(written, cancellationToken).ConfigureAwait(false);
        }
    }
}
