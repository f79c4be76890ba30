using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using RE.Bench.Budgets;
using RE.Bench.Environments.Yaml;

namespace RE.Bench.Agents.Scripted.Attacks;

/// <summary>The attacks on one environment: <c>redteam/attacks.yaml</c> and the files beside it.</summary>
public sealed partial class AttackList
{
    private const string FileName = "attacks.yaml";
    private static readonly JsonSerializerOptions Written = new(StrictYaml.Options) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };
    private readonly string _folder;
    private readonly IReadOnlyList<AttackEntry> _entries;

    private AttackList(string folder, IReadOnlyList<AttackEntry> entries) => (_folder, _entries) = (folder, entries);

    /// <summary>Number of the largest row in the table of known cheats (METR's catalogue of reward hacks on RE-Bench, docs/red-team.md).</summary>
    public const int Rows = 17;

    /// <summary>The attacks, in the order of the file.</summary>
    public IReadOnlyList<Attack> Attacks =>
        [.. _entries.Select(entry => new Attack(entry.Name, entry.Tries, entry.Expect) { Rows = entry.Rows ?? [], Says = entry.Says, Finds = entry.Finds })];

    /// <summary>Reads and checks the attacks on an environment.</summary>
    /// <param name="environmentFolder">The environment's folder.</param>
    /// <exception cref="UserErrorException">There are none, or they have problems; the message names them all.</exception>
    public static AttackList Read(string environmentFolder)
    {
        var folder = Path.Combine(environmentFolder, "redteam");
        var path = Path.Combine(folder, FileName);
        var entries = StrictYaml.Read<AttackFile>(path).ValueOrThrow().Attacks;
        var problems = Problems(entries).Select(problem => $"{path}: {problem}").ToList();
        foreach (var entry in entries)
        {
            AttemptScript.Parse(entry.Steps, folder, problem => problems.Add($"{path}: attack '{Shown.Plain(entry.Name)}': {problem}"));
        }

        return problems.Count == 0 ? new(folder, entries) : throw new UserErrorException(string.Join('\n', problems));
    }

    /// <summary>Writes the attacks as files for <c>replay:</c>, with what they put beside them.</summary>
    /// <param name="folder">A folder of the caller's; what is there under the same names is replaced.</param>
    /// <returns>The file of each attack, in their order.</returns>
    public IReadOnlyList<string> WriteScripts(string folder)
    {
        foreach (var file in Directory.EnumerateFiles(_folder, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(folder, Path.GetRelativePath(_folder, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy, overwrite: true);
        }

        return [.. _entries.Select(entry => Write(Path.Combine(folder, $"{entry.Name}.yaml"), entry.Steps))];
    }

    private static string Write(string path, IReadOnlyList<StepEntry> steps)
    {
        File.WriteAllText(path, JsonSerializer.Serialize(new AttemptFile { Steps = steps }, Written));
        return path;
    }

    private static IEnumerable<string> Problems(IReadOnlyList<AttackEntry> entries)
    {
        if (entries.Count == 0)
        {
            yield return "there is no attack. Write one at least.";
        }

        foreach (var name in entries.Select(entry => entry.Name).GroupBy(name => name).Where(same => same.Count() > 1).Select(same => same.Key))
        {
            yield return $"two attacks are called '{Shown.Plain(name)}'. Give each a name of its own.";
        }

        foreach (var entry in entries)
        {
            if (!Name().IsMatch(entry.Name))
            {
                yield return $"the name {Shown.Quoted(entry.Name)} must be lower-case words joined by '-'.";
            }

            if ((entry.Rows ?? []).Where(row => row is < 1 or > Rows).ToArray() is { Length: > 0 } wrong)
            {
                yield return $"attack '{Shown.Plain(entry.Name)}': the table of known cheats has rows 1 to {Rows}, and no row {wrong[0]}.";
            }
        }
    }

    [GeneratedRegex(@"^[a-z][a-z0-9]*(-[a-z0-9]+)*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Name();
}
