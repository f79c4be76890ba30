using RE.Bench.Scoring.Execution.RustContests.Contests;

namespace RE.Bench.Tests.Scoring.Execution.RustContests.Contests;

public sealed class ContestProblemTests
{
    private static readonly InputShape[] Shapes = [InputShape.Small, new(ShapeSize.Least, ShapeValues.Low), new(ShapeSize.Least, ShapeValues.High), new(ShapeSize.Tiny, ShapeValues.Few)];

    public static TheoryData<string> Names => [.. All.Select(problem => problem.Name)];

    private static IEnumerable<ContestProblem> All => ContestCatalog.Visible.Concat(ContestCatalog.Hidden);

    [Fact]
    public void There_are_sixty_families_in_four_bands_half_of_them_never_seen()
    {
        var all = All.ToList();

        Assert.Equal(60, all.Select(problem => problem.Name).Distinct().Count());
        Assert.Equal([7, 7, 7, 7], ContestCatalog.Visible.CountBy(problem => problem.Band).Select(band => band.Value));
        Assert.Equal([8, 8, 8, 8], ContestCatalog.Hidden.CountBy(problem => problem.Band).Select(band => band.Value));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_fast_answer_is_that_of_brute_force_on_200_small_inputs(string name)
    {
        var problem = All.Single(one => one.Name == name);

        for (var seed = 0; seed < 200; seed++)
        {
            var constants = new Constants();
            problem.Choose(constants, new InputDraw(new Random(seed), InputShape.Small));
            var input = problem.Input(new InputDraw(new Random(seed), Shapes[seed % 8 is < 5 ? 0 : (seed % 8) - 4]), constants);

            Assert.True(
                problem.Brute(new Tokens(input), constants) == problem.Fast(new Tokens(input), constants),
                $"{name}, seed {seed}: brute force says {problem.Brute(new Tokens(input), constants)}, the fast answer is {problem.Fast(new Tokens(input), constants)} for\n{input}");
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Instances_are_the_same_for_a_seed_and_vary_between_seeds(string name)
    {
        var problem = All.Single(one => one.Name == name);

        var (first, again, others) = (ContestInstance.Draw(problem, 1), ContestInstance.Draw(problem, 1), Enumerable.Range(2, 5).Select(seed => ContestInstance.Draw(problem, seed)).ToList());

        Assert.Equal(first.Statement, again.Statement);
        Assert.Equal(first.Hidden, again.Hidden);
        Assert.Contains(others, other => other.Statement != first.Statement);
        Assert.All(others, other => Assert.NotEqual(first.Hidden, other.Hidden));
        Assert.DoesNotContain('@', first.Statement + string.Concat(first.Programs));
        Assert.True(first.Programs.Count >= 3, "A problem has at least two programs with a mistake.");
        Assert.True(first.Hidden.Sum(test => test.Input.Length) < 20_000_000);
    }
}
