using RE.Bench.Cli.Terminals;

namespace RE.Bench.Tests.Cli.Terminals;

public sealed class TypedLineTests
{
    [Theory]
    [InlineData("resume", "resume")]
    [InlineData("\u001b[28;37Rresume", "resume")]
    [InlineData("re\u001b[?1;2csume\r", "resume")]
    [InlineData("\u001b[A\u001bOB\u001b[15~status", "status")]
    [InlineData("nonsense\u0003start", "start")]
    [InlineData("\u001b", "")]
    [InlineData("naïve [A text", "naïve [A text")]
    public void Only_what_a_person_meant_is_read(string bytes, string meant) => Assert.Equal(meant, TypedLine.Read(bytes));
}
