using System.Text;
using System.Text.Json;

namespace RE.Bench.Environments.Data.Corpus;

/// <summary>Turns the three packages of the English text into cleaned documents.</summary>
internal static class EnglishCorpus
{
    private const int GlossesPerDocument = 100;

    /// <summary>One document a presidential address; the package repeats a few under two names.</summary>
    public static IEnumerable<CorpusDocument> Speeches(string archive)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (path, json) in Sorted(archive, p => p.StartsWith("package/data/", StringComparison.Ordinal) && p.EndsWith(".json", StringComparison.Ordinal)))
        {
            using var speech = JsonDocument.Parse(json);
            var text = Clean(speech.RootElement.GetProperty("text").GetString() ?? "");
            if (seen.Add(text))
            {
                yield return new("speech", NameOf(path), text);
            }
        }
    }

    /// <summary>One document a chapter of the novel.</summary>
    public static IEnumerable<CorpusDocument> Chapters(string archive)
    {
        foreach (var (path, json) in Sorted(archive, p => p.StartsWith("package/data/chapter_", StringComparison.Ordinal) && p.EndsWith(".json", StringComparison.Ordinal)))
        {
            using var chapter = JsonDocument.Parse(json);
            var title = chapter.RootElement.GetProperty("title").GetString();
            var text = chapter.RootElement.GetProperty("text").GetString();
            yield return new("chapter", NameOf(path), Clean($"{title} {text}"));
        }
    }

    /// <summary>One document a hundred neighbouring dictionary entries, a line each: "word: definition; examples".</summary>
    public static IEnumerable<CorpusDocument> Glosses(string archive)
    {
        foreach (var (path, text) in Sorted(archive, p => p.StartsWith("package/dict/data.", StringComparison.Ordinal)))
        {
            // Lines that begin with a blank are the licence.
            var entries = text.Split('\n').Where(line => line.Length > 0 && line[0] != ' ').Select(Gloss);
            foreach (var (index, group) in entries.Chunk(GlossesPerDocument).Index())
            {
                yield return new("gloss", $"{NameOf(path)}-{index}", string.Join('\n', group));
            }
        }
    }

    // "00001740 03 n 01 physical_entity 0 ... | gloss": the fifth field is the first word of the synonym set.
    private static string Gloss(string line)
    {
        var word = line.Split(' ', 6)[4].Replace('_', ' ');
        var marker = word.IndexOf('(', StringComparison.Ordinal);
        return $"{(marker > 0 ? word[..marker] : word)}: {Clean(line[(line.IndexOf('|', StringComparison.Ordinal) + 1)..])}";
    }

    // Archive order is the packer's affair; the corpus must not depend on it.
    private static IOrderedEnumerable<(string Path, string Text)> Sorted(string archive, Func<string, bool> wanted) =>
        PackageArchive.ReadTexts(archive, wanted).OrderBy(file => file.Path, StringComparer.Ordinal);

    private static string NameOf(string path) => Path.GetFileName(path);

    /// <summary>Plain punctuation, single blanks: typographic variants would cost a small vocabulary many tokens.</summary>
    internal static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            _ = character switch
            {
                '‘' or '’' => clean.Append('\''),
                '“' or '”' => clean.Append('"'),
                '–' => clean.Append('-'),
                '—' => clean.Append("--"),
                '…' => clean.Append("..."),
                _ when char.IsWhiteSpace(character) => clean is [.., ' '] ? clean : clean.Append(' '),
                _ when char.IsControl(character) => clean,
                _ => clean.Append(character),
            };
        }

        return clean.ToString().Trim();
    }
}
