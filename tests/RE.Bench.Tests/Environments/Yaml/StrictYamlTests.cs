using RE.Bench.Environments;
using RE.Bench.Environments.Yaml;
using RE.Bench.Scoring;
using RE.Bench.Tests.Support;

namespace RE.Bench.Tests.Environments.Yaml;

public sealed class StrictYamlTests
{
    private const string Whole = """
        # yaml-language-server: $schema=../schema.json
        slug: sample
        title: "Sample: a small one"
        version: 1.0.0
        summary: >
          Make the number in answer.json
          as large as the rules allow.
        canary: 00000000-0000-4000-8000-000000000000
        submission: [answer.json]
        score: { better: lower, selection: best, visible: false, timeout: 20s }
        profiles:
          cpu:
            time: 1h30m
            image: dotnet
            resources: { cpus: 2, memory: 4GiB, pids: 512, disk: 1.5GiB }
            data:
              - english
            starting: 1e3
            reference: -0.5
            parameters: { c-small: 100000000000, widths: [8, 16], nested: { on: true, none: null } }
        """;

    [Fact]
    public void A_definition_becomes_a_record()
    {
        var read = Assert.IsType<YamlRead<EnvironmentDefinition>.Valid>(StrictYaml.Parse<EnvironmentDefinition>(Whole, "environment.yaml"));

        var cpu = read.Value.Profiles["cpu"];
        Assert.Equal("Make the number in answer.json as large as the rules allow.", read.Value.Summary.Trim());
        Assert.Equal((ScoreDirection.Lower, false, TimeSpan.FromSeconds(20)), (read.Value.Score.Better, read.Value.Score.Visible, read.Value.Score.Timeout));
        Assert.Equal((TimeSpan.FromMinutes(90), 3L << 29, 1000d, -0.5), (cpu.Time, cpu.Resources.Disk.Bytes, cpu.Starting, cpu.Reference));
        Assert.Equal("""{"c-small":100000000000,"widths":[8,16],"nested":{"on":true,"none":null}}""", cpu.Parameters.ToJsonString());
        Assert.Equal((new Place(13, 5), new Place(13, 11)), (read.Places.KeyOf("profiles", "cpu", "time"), read.Places.ValueOf("profiles", "cpu", "time")));
        Assert.Equal(new Place(17, 9), read.Places.ValueOf("profiles", "cpu", "data", "0"));
        Assert.Equal(new Place(12, 3), read.Places.KeyOf("profiles", "cpu", "no-such-key", "deeper"));
    }

    [Fact]
    public void All_problems_are_reported_at_once_with_their_places() => Golden.Matches("all-at-once.txt", Problems<EnvironmentDefinition>("""
        slug: sample
        titel: Sample
        version: 1.0
        summary:
        submission: answer.json
        score: { better: hihger, selection: best, visible: yes, timeout: 20 minutes }
        profiles:
          cpu:
            time: soon
            image: dotnet
            resources: { cpu: 2, memory: 4GB, pids: 1.5, disk: 4GiB, gpus: { count: many } }
            starting: low
            reference: 1
            parameters: [1, 2]
          gpu: 8h
        """));

    [Theory]
    [InlineData("alias", "slug: &a x\ntitle: *a\n")]
    [InlineData("tag", "slug: !!str x\ntitle: ! y\nversion: !python/object/apply:os.system [ls]\n")]
    [InlineData("merge-key", "slug: x\nscore:\n  <<: { better: 1 }\n")]
    [InlineData("two-documents", "slug: x\n---\nslug: y\n")]
    [InlineData("duplicate-key", "slug: x\nslug: y\nscore: { better: 1, better: 2 }\n")]
    [InlineData("list-as-key", "? [a, b]\n: c\n? { d: e }\n: f\n")]
    [InlineData("not-finite", "starting: .nan\nparameters: { a: 1e999, b: 99999999999999999999, c: -.inf }\n")]
    [InlineData("empty", "")]
    [InlineData("comment-only", "# nothing\n")]
    [InlineData("null", "---\n")]
    [InlineData("text", "just text\n")]
    [InlineData("list", "- a\n- b\n")]
    [InlineData("unclosed", "slug: [a, b\ntitle: x\n")]
    [InlineData("tab", "score:\n\tbetter: higher\n")]
    [InlineData("bell", "slug: \"a\a\"\n")]
    [InlineData("escape", "\"\\e[31m\\nred\": 1\n")]
    [InlineData("surrogate", "\"\\uD800\": 2\n")]
    [InlineData("long-key", "aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeeeffffffffffgggggggggghhhhhhhhhh: 1\n")]
    public void What_a_definition_does_not_need_is_refused(string name, string yaml) =>
        Golden.Matches($"refused-{name}.txt", Problems<Loose>(yaml));

    [Fact]
    public void Nesting_stops_at_64_levels()
    {
        Assert.Single(Problems<EnvironmentDefinition>(new string('[', 100_000)).Split('\n', StringSplitOptions.RemoveEmptyEntries), line => line.Contains("64 levels"));
        Assert.Contains("64 levels", Problems<EnvironmentDefinition>(string.Concat(Enumerable.Repeat("{a: ", 70))));
    }

    [Fact]
    public void A_flood_of_problems_ends_after_a_hundred()
    {
        var problems = Problems<EnvironmentDefinition>(string.Concat(Enumerable.Range(0, 5000).Select(at => $"key{at}: 1\n"))).TrimEnd().Split('\n');

        Assert.Equal(101, problems.Length);
        Assert.EndsWith("more problems are not shown.", problems[^1]);
    }

    [Fact]
    public void JSON_is_read_by_the_same_rules()
    {
        var read = StrictYaml.Parse<ScoreRules>("""{"better":"higher","selection":"last","timeout":"20s"}""", "score.json");

        Assert.Equal(ScoreSelection.Last, read.ValueOrThrow().Selection);
    }

    [Theory]
    [InlineData("yes", "\"yes\"")]
    [InlineData("012", "12")]
    [InlineData("0x1F", "31")]
    [InlineData("0o17", "15")]
    [InlineData("+1", "1")]
    [InlineData("1_000", "\"1_000\"")]
    [InlineData("12:30", "\"12:30\"")]
    [InlineData(".5", "0.5")]
    [InlineData("1.", "1")]
    [InlineData("True", "true")]
    [InlineData("'True'", "\"True\"")]
    [InlineData("~", "null")]
    [InlineData("1.0.0", "\"1.0.0\"")]
    [InlineData("\"\\uD83D\\uDE00\"", "\"\\uD83D\\uDE00\"")]
    public void Plain_scalars_follow_YAML_1_2(string yaml, string json)
    {
        var read = StrictYaml.Parse<ProfileDefinition>($$"""
            time: 1m
            image: x
            resources: { cpus: 1, memory: 1GiB, disk: 1GiB }
            starting: 0
            reference: 1
            parameters: { x: {{yaml}} }
            """, "profile.yaml");

        Assert.Equal($$"""{"x":{{json}}}""", read.ValueOrThrow().Parameters.ToJsonString());
    }

    /// <summary>Every key is optional, so that a message stands alone.</summary>
    private sealed record Loose
    {
        public string? Slug { get; init; }

        public string? Title { get; init; }

        public string? Version { get; init; }

        public double? Starting { get; init; }

        public IReadOnlyDictionary<string, int>? Score { get; init; }

        public System.Text.Json.Nodes.JsonObject? Parameters { get; init; }
    }

    private static string Problems<T>(string yaml)
        where T : class =>
        StrictYaml.Parse<T>(yaml, "environment.yaml") is YamlRead<T>.Refused refused
            ? string.Join('\n', refused.Problems) + "\n"
            : throw new InvalidOperationException("The text was accepted.");
}
