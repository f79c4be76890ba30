using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace RE.Bench.Scoring.Execution.RustContests.Contests;

/// <summary>A problem with its constants drawn: what a submission is asked, and what decides whether it is solved.</summary>
internal sealed record ContestInstance
{
    private const int PublicTests = 5;
    private static readonly string[] People = ["Ada", "Bruno", "Chidi", "Dara", "Elif", "Farid", "Greta", "Hana", "Ivo", "Jun", "Kofi", "Lena", "Mira", "Nils", "Oya", "Pilar"];
    private static readonly string[] Things = ["crates", "shells", "lanterns", "coins", "stamps", "planks", "bells", "tickets", "barrels", "kites", "marbles", "ropes"];

    /// <summary>The family's name; never shown to a submission.</summary>
    public required string Family { get; init; }

    /// <summary>Difficulty, from 1 to 4.</summary>
    public required int Band { get; init; }

    /// <summary>The text.</summary>
    public required string Statement { get; init; }

    /// <summary>Tests that a submission sees.</summary>
    public required IReadOnlyList<ContestTest> Public { get; init; }

    /// <summary>Tests that it does not see.</summary>
    public required IReadOnlyList<ContestTest> Hidden { get; init; }

    /// <summary>Rust programs: the right one first, then those with a mistake; empty where none are known.</summary>
    public IReadOnlyList<string> Programs { get; init; } = [];

    /// <summary>Draws an instance, the same for the same seed.</summary>
    public static ContestInstance Draw(ContestProblem problem, long seed)
    {
        var constants = new Constants();
        var draw = new InputDraw(Chance(problem.Name, seed, 0), InputShape.Small);
        constants.Say("who", draw.Pick(People));
        constants.Say("things", draw.Pick(Things));
        problem.Choose(constants, draw);
        var tests = Enumerable.Repeat(InputShape.Small, PublicTests).Concat(InputShape.Hidden).Select((shape, number) =>
        {
            var input = problem.Input(new InputDraw(Chance(problem.Name, seed, number + 1), shape), constants).Trim() + "\n";
            return new ContestTest(input, problem.Fast(new Tokens(input), constants));
        }).ToList();
        return new()
        {
            Family = problem.Name,
            Band = problem.Band,
            Statement = constants.Fill(problem.Statement),
            Public = tests[..PublicTests],
            Hidden = tests[PublicTests..],
            Programs = RustTemplate.Programs(problem.Rust, constants),
        };
    }

    private static Random Chance(string name, long seed, int part) =>
        new(BinaryPrimitives.ReadInt32LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes($"{name} {seed} {part}"))));
}
