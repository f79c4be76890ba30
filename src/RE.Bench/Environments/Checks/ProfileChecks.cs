using RE.Bench.Environments.Yaml;
using RE.Bench.Scoring;

namespace RE.Bench.Environments.Checks;

/// <summary>What the profiles of a definition must mean.</summary>
internal static class ProfileChecks
{
    private const string Cpu = "cpu";
    private static readonly string[] Allowed = [Cpu, "gpu"];

    public static IEnumerable<Problem> All(EnvironmentDefinition definition, CheckedFile file)
    {
        if (!definition.Profiles.ContainsKey(Cpu))
        {
            yield return new(file.File, file.Places.KeyOf("profiles"), "there is no profile 'cpu'. Every environment has one that runs without a GPU.");
        }

        foreach (var (name, profile) in definition.Profiles)
        {
            if (!Allowed.Contains(name))
            {
                yield return new(file.File, file.Places.KeyOf("profiles", name), $"profile {Shown.Quoted(name)} must be one of {Shown.List(Allowed)}.");
            }

            foreach (var problem in Scores(name, profile, definition.Score.Better, file).Concat(Resources(name, profile.Resources, file)).Concat(Names(name, profile, file)).Concat(StartingFiles(name, profile, file)))
            {
                yield return problem;
            }
        }
    }

    private static IEnumerable<Problem> Scores(string name, ProfileDefinition profile, ScoreDirection better, CheckedFile file)
    {
        if (profile.Starting == profile.Reference)
        {
            yield return file.At($"starting and reference are both {profile.Starting}, so no score can be normalized. Give two different values.", "profiles", name, "starting");
        }
        else if (profile.Reference > profile.Starting != (better == ScoreDirection.Higher))
        {
            yield return file.At(
                $"reference {profile.Reference} is worse than starting {profile.Starting}, since {(better == ScoreDirection.Higher ? "higher" : "lower")} is better. Exchange them, or change score.better.",
                "profiles", name, "reference");
        }
    }

    private static IEnumerable<Problem> Resources(string name, ResourceDefinition resources, CheckedFile file)
    {
        (string Key, bool Positive)[] sizes =
        [
            ("cpus", resources.Cpus > 0), ("memory", resources.Memory.Bytes > 0), ("disk", resources.Disk.Bytes > 0),
            ("shm", resources.Shm.Bytes > 0), ("pids", resources.Pids > 0),
        ];
        foreach (var (key, _) in sizes.Where(size => !size.Positive))
        {
            yield return file.At($"{key} must be more than zero.", "profiles", name, "resources", key);
        }

        if (resources.Gpus is not { } gpus)
        {
            yield break;
        }

        if (name == Cpu)
        {
            yield return file.At("the profile 'cpu' runs without a GPU. Remove gpus, or move them to the profile 'gpu'.", "profiles", name, "resources", "gpus");
        }
        else if (gpus.Count <= 0)
        {
            yield return file.At("count must be more than zero. Leave gpus out for none.", "profiles", name, "resources", "gpus", "count");
        }
    }

    private static IEnumerable<Problem> Names(string name, ProfileDefinition profile, CheckedFile file)
    {
        var images = NamesIn(Path.Combine(file.Root, "_images"), Directory.EnumerateDirectories);
        if (!images.Contains(profile.Image))
        {
            yield return file.At($"image {Shown.Quoted(profile.Image)} is not a folder of '_images'.{NearestName.Hint(profile.Image, images)}{There(images)}", "profiles", name, "image");
        }

        var manifests = NamesIn(Path.Combine(file.Root, "_data"), folder => Directory.EnumerateFiles(folder, "*.yaml"));
        for (var at = 0; at < profile.Data.Count; at++)
        {
            var data = profile.Data[at];
            if (!manifests.Contains(data))
            {
                yield return file.At($"data {Shown.Quoted(data)} has no manifest '_data/{Shown.Plain(data)}.yaml'.{NearestName.Hint(data, manifests)}{There(manifests)}", "profiles", name, "data", $"{at}");
            }
        }
    }

    private static IEnumerable<Problem> StartingFiles(string name, ProfileDefinition profile, CheckedFile file)
    {
        foreach (var (path, from) in profile.StartingFiles)
        {
            var parts = from.Split('/', 2);
            if ((SubmissionPath.Flaw(path) ?? (path.StartsWith("data/", StringComparison.Ordinal) ? "lies below 'data/', where the data sets are. Choose another place." : null)) is { } flaw)
            {
                yield return file.At($"starting file {Shown.Quoted(path)} {flaw}", "profiles", name, "starting-files", path);
            }
            else if (parts.Length < 2 || !profile.Data.Contains(parts[0]) || SubmissionPath.Flaw(parts[1]) is not null)
            {
                yield return file.At(
                    $"starting file {Shown.Quoted(path)} comes from {Shown.Quoted(from)}. Write one of the profile's data sets and a file of it, such as 'gpt2-xl/gpt2-xl.safetensors'.", "profiles", name, "starting-files", path);
            }
        }
    }

    private static string There(IReadOnlyList<string> names) => names.Count == 0 ? " There is none." : $" There is {Shown.List(names)}.";

    private static IReadOnlyList<string> NamesIn(string folder, Func<string, IEnumerable<string>> list) => !Directory.Exists(folder)
        ? []
        : [.. list(folder).Select(path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal)];
}
