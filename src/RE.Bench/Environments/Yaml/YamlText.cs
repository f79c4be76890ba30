using System.Buffers;
using System.Text;

namespace RE.Bench.Environments.Yaml;

/// <summary>Gets the text of a file: small, UTF-8, without control characters.</summary>
internal static class YamlText
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    // c-printable of YAML 1.2.2, section 5.1; surrogates are looked at in pairs when a scalar is read.
    private static readonly SearchValues<char> Printable = SearchValues.Create(
        [.. "\t\n\r\u0085", .. Enumerable.Range(0x20, 0x5F).Concat(Enumerable.Range(0xA0, 0xFFFE - 0xA0)).Where(code => code != 0xFEFF).Select(code => (char)code)]);

    /// <summary>The text, or null with the problem reported.</summary>
    public static string? Load(string path, ProblemLog problems)
    {
        try
        {
            return Decode(Bytes(path, problems), problems);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            problems.Add(Place.Start, () => error is FileNotFoundException or DirectoryNotFoundException
                ? "there is no such file."
                : $"the file cannot be read: {Shown.Sentence(error.Message)}");
            return null;
        }
    }

    /// <summary>Reports the first control character, which YAML forbids and which could steer a terminal.</summary>
    public static bool IsAllowed(string text, ProblemLog problems)
    {
        var at = text.AsSpan().IndexOfAnyExcept(Printable);
        if (at < 0)
        {
            return true;
        }

        problems.Add(Place.After(text.AsSpan(0, at)), () => $"the character U+{(int)text[at]:X4} is not allowed in YAML. Remove it.");
        return false;
    }

    private static byte[]? Bytes(string path, ProblemLog problems)
    {
        using var file = File.OpenRead(path);

        // A device says that it has no length: it gets the whole allowance and one byte more.
        var room = file.Length is > 0 and <= StrictYaml.LargestFile ? (int)file.Length : StrictYaml.LargestFile + 1;
        var buffer = new byte[room];
        var read = file.Length > StrictYaml.LargestFile ? room : file.ReadAtLeast(buffer, room, throwOnEndOfStream: false);
        if (read <= StrictYaml.LargestFile)
        {
            return buffer[..read];
        }

        problems.Add(Place.Start, () => "the file is larger than 1 MiB, the most that a definition may have. Move data into files of their own.");
        return null;
    }

    private static string? Decode(byte[]? bytes, ProblemLog problems)
    {
        if (bytes is null)
        {
            return null;
        }

        try
        {
            return Strict.GetString(bytes.AsSpan().StartsWith("\uFEFF"u8) ? bytes.AsSpan(3) : bytes);
        }
        catch (DecoderFallbackException error)
        {
            var before = Encoding.UTF8.GetString(bytes.AsSpan(0, Math.Clamp(error.Index, 0, bytes.Length)));
            problems.Add(Place.After(before), () => "the bytes here are not UTF-8. Save the file as UTF-8.");
            return null;
        }
    }
}
