using System.Text.Json.Serialization;
using RE.Bench.Environments.Yaml;
using RE.Bench.Tests.Support;

namespace RE.Bench.Tests.Environments.Yaml;

/// <summary>The reader serves any record: families, positional records, lists of records, optional values.</summary>
public sealed class StrictYamlTypesTests
{
    [Fact]
    public void A_family_is_chosen_by_its_discriminator_wherever_it_stands()
    {
        var roster = StrictYaml.Parse<Roster>("""
            agents:
              o1: { model: openai/o1, kind: llm, turns: 20 }
              mine: { kind: script, command: [bash, run.sh], wait: 90s }
            """, "agents.yaml").ValueOrThrow();

        Assert.Equal(new Entry.Llm("openai/o1", 20), roster.Agents["o1"]);
        Assert.Equal(["bash", "run.sh"], Assert.IsType<Entry.Script>(roster.Agents["mine"]).Command);
    }

    [Fact]
    public void Every_problem_of_a_family_is_reported() => Golden.Matches("family.txt", string.Join('\n', Assert.IsType<YamlRead<Roster>.Refused>(StrictYaml.Parse<Roster>("""
        agents:
          a: { model: openai/o1 }
          b: { kind: lllm, model: openai/o1 }
          c: { kind: llm, modell: x, turns: 99999999999 }
          d: { kind: script, command: [1, [2], null, ok], wait: -3s }
          e: llm
          f: { kind: [llm] }
          g:
        """, "agents.yaml")).Problems) + "\n");

    [Fact]
    public void A_member_that_refuses_its_value_is_a_problem_and_no_crash()
    {
        var refused = Assert.IsType<YamlRead<Roster>.Refused>(StrictYaml.Parse<Roster>("agents: {}\nlimit: 0\n", "agents.yaml"));

        Assert.StartsWith("agents.yaml:1:1: A limit must be positive.", Assert.Single(refused.Problems).ToString());
    }

    internal sealed record Roster
    {
        public required IReadOnlyDictionary<string, Entry> Agents { get; init; }

        public int Limit
        {
            get;
            init => field = value > 0 ? value : throw new ArgumentOutOfRangeException(nameof(value), "A limit must be positive.");
        } = 1;
    }

    [JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
    [JsonDerivedType(typeof(Llm), "llm")]
    [JsonDerivedType(typeof(Script), "script")]
    internal abstract record Entry
    {
        internal sealed record Llm(string Model, int? Turns = null) : Entry;

        internal sealed record Script : Entry
        {
            public required IReadOnlyList<string> Command { get; init; }

            public TimeSpan? Wait { get; init; }
        }
    }
}
