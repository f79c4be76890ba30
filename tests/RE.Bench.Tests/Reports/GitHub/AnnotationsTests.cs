using CsCheck;
using RE.Bench.Analysis.Records;
using RE.Bench.Reports.Gates;
using RE.Bench.Reports.GitHub;
using RE.Bench.Tests.Reports.Gates;
using RE.Bench.Tests.Reports.JUnit;
using RE.Bench.Tests.Support;

namespace RE.Bench.Tests.Reports.GitHub;

public sealed class AnnotationsTests
{
    [Fact]
    public void Failed_gates_are_errors_and_what_could_not_be_told_or_read_warns() =>
        Golden.Matches("annotations.txt", string.Concat(Annotations.Of(JUnitXmlTests.Sheet()).Select(command => command + "\n")));

    [Fact]
    public void Percent_signs_line_ends_colons_and_commas_do_not_end_a_part()
    {
        var line = new WorkflowCommand("error", "a:b,c%d", "100 %, a::b").ToString();

        Assert.Equal("::error title=a%3Ab%2Cc%25d::100 %25, a::b", line);
        Assert.Equal([("error", "a:b,c%d", "100 %, a::b")], RunnerReading.Commands(line));
    }

    [Theory]
    [InlineData("x\n::set-output name=passed::true")]
    [InlineData("x\r\n::add-mask::a")]
    [InlineData("::error::a\n::stop-commands::b")]
    [InlineData("##[add-mask]a")]
    [InlineData("%0A::error::a")]
    [InlineData("%250A::error::a")]
    [InlineData("\u2028::error::a\u0085::error::b")]
    public void Hostile_text_cannot_begin_a_command(string text) => AssertOneCommand(text, text);

    [Fact]
    public void No_text_begins_a_command()
    {
        string[] parts = ["::", "\n", "\r", "%", "%0A", "%25", "0A", ",", ":", " ", "##[", "]", "error", "add-mask", "title=", "\u2028", "\0", "\ud800"];
        var hostile = Gen.Int[0, parts.Length - 1].Array[0, 24].Select(all => string.Concat(all.Select(at => parts[at])));

        Gen.Select(hostile, hostile).Sample((title, message) => AssertOneCommand(title, message), iter: Often.Times(2000));
    }

    [Fact]
    public void At_most_ten_of_a_kind_are_written_and_the_last_counts_the_rest()
    {
        var problems = Enumerable.Range(1, 25).Select(at => new RunProblem($"runs/{at}", "it is torn")).ToArray();

        var commands = Annotations.Of(new GateSheet(GateRuns.Report([], problems), []));

        Assert.Equal(10, commands.Count);
        Assert.Equal("16 more; the step summary lists them.", commands[^1].Message);
    }

    private static void AssertOneCommand(string title, string message)
    {
        var (name, _, data) = Assert.Single(RunnerReading.Commands(new WorkflowCommand("warning", title, message).ToString()));

        Assert.Equal("warning", name);
        Assert.DoesNotContain('\n', data);
    }
}
