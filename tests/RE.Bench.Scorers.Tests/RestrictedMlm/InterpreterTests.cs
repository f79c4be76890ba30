using RE.Bench.Scorers.RestrictedMlm.Interpreter;
using RE.Bench.Scorers.RestrictedMlm.Rules;
using RE.Bench.Scorers.Tests.RestrictedMlm.Support;
using RE.Bench.Scorers.Tests.Shared;

namespace RE.Bench.Scorers.Tests.RestrictedMlm;

/// <summary>The interpreter computes what ONNX Runtime computes from the same file.</summary>
[Collection(TorchTests.Collection)]
public sealed class InterpreterTests
{
    private const int Graphs = 40;

    public static TheoryData<string> Operators => [.. AllowedOperators.All.Keys.Order(StringComparer.Ordinal)];

    [Fact]
    public void The_interpreter_has_exactly_the_operators_of_the_whitelist()
    {
        Assert.Equal(AllowedOperators.All.Keys.Order(StringComparer.Ordinal), OperatorTable.All.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(AllowedOperators.All.Keys.Order(StringComparer.Ordinal), RandomGraphs.All.Keys.Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Operators))]
    public void An_operator_computes_what_it_computes_in_ONNX_Runtime(string name)
    {
        for (var seed = 0; seed < Graphs; seed++)
        {
            var random = new Random(seed);
            var file = RandomGraphs.All[name](random).Build();
            long[,] tokens = { { random.Next(4), random.Next(4), random.Next(4) }, { random.Next(4), random.Next(4), random.Next(4) } };

            var expected = Compute.ByOnnxRuntime(file, tokens);

            expected.AssertClose(Compute.ByScorer(file, tokens));
        }
    }
}
