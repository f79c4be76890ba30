using RE.Bench.Scoring.Execution.RustContests.Contests;
using RE.Bench.Scoring.Execution.RustContests.Judging;
using RE.Bench.Tests.Support;

namespace RE.Bench.Tests.Scoring.Execution.RustContests.Judging;

public sealed class ProgramJudgeTests
{
    private const string Read = "use std::io::Read; fn read() -> i64 { let mut s = String::new(); std::io::stdin().read_to_string(&mut s).unwrap(); s.trim().parse().unwrap() } ";
    private static readonly ContestTest[] Tests = [new("1\n", "2\n"), new("5\n", "6\n")];

    [Theory]
    [InlineData("the right program", Read + "fn main() { println!(\"  {}\", read() + 1); }", Verdict.Solved)]
    [InlineData("a wrong answer in the second test", Read + "fn main() { println!(\"{}\", read() * 2); }", Verdict.WrongAnswer)]
    [InlineData("the right answer and another word", Read + "fn main() { println!(\"{} x\", read() + 1); }", Verdict.WrongAnswer)]
    [InlineData("the right answer and status 3", Read + "fn main() { println!(\"{}\", read() + 1); std::process::exit(3); }", Verdict.Failed)]
    [InlineData("a panic", "fn main() { panic!(); }", Verdict.Failed)]
    [InlineData("too much memory", Read + "fn main() { let v = std::hint::black_box(vec![1u8; 2 << 30]); println!(\"{}\", read() + v[7] as i64); }", Verdict.Failed)]
    [InlineData("an answer from a file that an earlier test wrote", Read + "fn main() { let x = read(); std::fs::write(\"kept\", \"2\").unwrap(); println!(\"{}\", x + 1); }", Verdict.Failed)]
    [InlineData("a flood", "fn main() { loop { println!(\"2\"); } }", Verdict.TooSlow)]
    [InlineData("no end", "fn main() { loop {} }", Verdict.TooSlow)]
    [InlineData("no program", "this is not Rust", Verdict.NotCompiled)]
    [InlineData("a macro that never ends", "macro_rules! a { ($($t:tt)*) => { a!($($t)* $($t)* $($t)*) }; } fn main() { a!(1 + 1); }", Verdict.NotCompiled)]
    [InlineData("a constant of a gigabyte", "static A: [u64; 1 << 27] = [1; 1 << 27]; fn main() { println!(\"{}\", A[read() as usize]); } fn read() -> i64 { 1 }", Verdict.NotCompiled)]
    [InlineData("a file that is read while it compiles", "fn main() { println!(\"{}\", include_str!(\"/etc/passwd\")); }", Verdict.NotCompiled)]
    [InlineData("the same, hidden in a macro", "macro_rules! m { ($f:ident) => { $f!(\"/etc/passwd\") }; } fn main() { println!(\"{}\", m!(include_str)); }", Verdict.NotCompiled)]
    public async Task The_verdict_on(string what, string source, string verdict)
    {
        BubblewrapHere.Require();
        using var folder = new TempFolder();

        var found = await new ProgramJudge(ContestBench.Site(), ContestBench.Sizes with { TestSeconds = 1 }).JudgeAsync(source, Tests, folder["room"], TestContext.Current.CancellationToken);

        Assert.True(found.Kind == verdict, $"{what}: {found}");
    }

    [Theory]
    [InlineData("1 2\n3", "1 2 3\n", true)]
    [InlineData("  1\t2\r\n 3 ", "1 2 3", true)]
    [InlineData("1 2", "1 2 3", false)]
    [InlineData("1 2 3 4", "1 2 3", false)]
    [InlineData("1.0", "1", false)]
    [InlineData("", "", true)]
    [InlineData("Yes", "yes", false)]
    public void Outputs_are_compared_word_by_word(string printed, string expected, bool isSame) => Assert.Equal(isSame, TokenComparison.IsSame(printed, expected));
}
