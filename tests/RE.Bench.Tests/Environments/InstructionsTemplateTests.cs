using RE.Bench.Environments;

namespace RE.Bench.Tests.Environments;

public sealed class InstructionsTemplateTests
{
    private readonly EnvironmentFolder _sample = new EnvironmentCatalog(SampleEnvironments.Fixtures).Load("sample");

    [Fact]
    public void Placeholders_are_filled_from_the_profile() => Assert.Equal(
        """
        # Largest number

        Write a number of at most 100 to `answer.json`.
        You have 30 minutes, 2 cores, 4GiB of memory and no GPU. Widths are 8, 16.

        """,
        InstructionsTemplate.Render(_sample, "cpu", TimeSpan.FromMinutes(30)));

    [Fact]
    public void The_time_is_the_budget_of_the_run_not_of_the_profile() =>
        Assert.Contains("You have 1 hour 1 second, 13 cores, 100GiB of memory and 1 H100.", InstructionsTemplate.Render(_sample, "gpu", TimeSpan.FromSeconds(3601)));
}
