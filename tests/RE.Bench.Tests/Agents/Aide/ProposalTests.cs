using System.Text;
using RE.Bench.Agents.Aide;
using RE.Bench.Agents.Dialogue;

namespace RE.Bench.Tests.Agents.Aide;

public sealed class ProposalTests
{
    [Theory]
    [InlineData("a.txt", "a.txt")]
    [InlineData("./a/b.txt", "a/b.txt")]
    [InlineData("/home/agent/solution/model/config.json", "model/config.json")]
    public void A_path_is_taken_relative_to_the_nodes_folder(string path, string clean) =>
        Assert.Equal(clean, Assert.Single(Assert.IsType<ReadAnswer<Proposal>.Good>(ProposalRules.Check("p", [new(path, "x")], "true")).Value.Files).Path);

    [Theory]
    [InlineData("")]
    [InlineData("/etc/passwd")]
    [InlineData("../other/a.txt")]
    [InlineData("a/../../b")]
    [InlineData("a//b")]
    [InlineData("a/")]
    [InlineData("a\nb")]
    [InlineData("data/train.txt")]
    [InlineData("/home/agent/solution/../x")]
    public void A_path_that_leads_elsewhere_is_refused(string path) => Assert.IsType<ReadAnswer<Proposal>.Bad>(ProposalRules.Check("p", [new(path, "x")], "true"));

    [Fact]
    public void Too_much_is_refused()
    {
        Assert.IsType<ReadAnswer<Proposal>.Bad>(ProposalRules.Check("p", [.. Enumerable.Range(0, 51).Select(i => new NodeFile($"{i}", ""))], "true"));
        Assert.IsType<ReadAnswer<Proposal>.Bad>(ProposalRules.Check("p", [new("a", new string('x', 1_000_001))], "true"));
        Assert.IsType<ReadAnswer<Proposal>.Bad>(ProposalRules.Check("p", [], " \n"));
    }

    [Theory]
    [InlineData("plan\nCOMMAND: make", "plan", "make", 0)]
    [InlineData("plan\n**FILE: `a.cs`**\n```csharp\nx\n```\n## COMMAND:\n\n```sh\ndotnet run a.cs\n```", "plan", "dotnet run a.cs\n", 1)]
    [InlineData("COMMAND:\n```\nnever closed", "", "never closed\n", 0)]
    public void Text_may_hold_a_proposal(string text, string plan, string command, int files)
    {
        var proposal = Assert.IsType<ReadAnswer<Proposal>.Good>(ProposalText.Read(text)).Value;

        Assert.Equal((plan, command, files), (proposal.Plan, proposal.Command, proposal.Files.Count));
    }

    [Fact]
    public void Any_text_is_read_to_its_end_without_a_fault()
    {
        string[] pieces = ["FILE:", "COMMAND:", "```", "\n", " a.txt", "*", "\r", "x", "\ud800", "/", ".."];
        var random = new Random(11);
        for (var i = 0; i < 5000; i++)
        {
            var text = new StringBuilder();
            for (var j = random.Next(20); j > 0; j--)
            {
                text.Append(pieces[random.Next(pieces.Length)]);
            }

            Assert.NotNull(ProposalText.Read(text.ToString()));
            _ = MetricLine.Read(text.ToString());
        }
    }

    [Theory]
    [InlineData("metric: 3", 3.0)]
    [InlineData("x\nmetric: 1\nMetric = -2.5e-1\r\nend", -0.25)]
    [InlineData("the metric: 3", null)]
    [InlineData("metric: nan", null)]
    [InlineData("metric: 1e999", null)]
    [InlineData("metric: 3 of 4", null)]
    [InlineData("", null)]
    public void The_last_line_that_is_a_metric_counts(string output, double? metric) => Assert.Equal(metric, MetricLine.Read(output));
}
