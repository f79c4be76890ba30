namespace RE.Bench.Tests.HouseRules.Documents;

public sealed class DocumentReaderTests
{
    [Fact]
    public void A_console_block_gives_commands_with_the_lines_below_them()
    {
        var blocks = Read(
            """
            ```console
            $ rebench list \
                --json
            first
            $ rebench doctor
            ```
            """);

        var block = Assert.Single(blocks);
        Assert.False(block.Run);
        Assert.Collection(
            block.Commands,
            command => Assert.Equivalent(new ConsoleCommand("a.md:1", "rebench list --json", ["first"]), command with { Place = "a.md:1" }),
            command => Assert.Equal(("a.md:5", "rebench doctor"), (command.Place, command.Text)));
    }

    [Fact]
    public void Only_the_block_below_the_mark_is_run()
    {
        var blocks = Read(
            """
            <!-- run -->

            ```console
            $ true
            ```

            Text.

            ```console
            $ false
            ```
            """);

        Assert.Equal([true, false], blocks.Select(block => block.Run));
    }

    [Fact]
    public void Other_blocks_are_left_alone() => Assert.Empty(Read("```sh\n$ false\n```\n"));

    [Fact]
    public void A_block_that_begins_with_output_is_refused() => Assert.Throws<FormatException>(() => Read("```console\nhello\n```\n"));

    [Fact]
    public void An_ellipsis_stands_for_anything_and_lines_may_lie_between()
    {
        Assert.Null(PrintedLines.FirstMissing(["run …: done", "…", "score   1.0"], "start\nrun 7: done\nmore\n  score 1.0\n"));
        Assert.Equal("score 2.0", PrintedLines.FirstMissing(["score 2.0"], "score 1.0\n"));
        Assert.Equal("a", PrintedLines.FirstMissing(["b", "a"], "a\nb\n"));
    }

    [Fact]
    public async Task A_command_runs_where_its_document_left_off_without_keys()
    {
        using var shell = new DocumentShell();

        await shell.RunAsync("echo kept >file", TestContext.Current.CancellationToken);
        var (exitCode, output) = await shell.RunAsync("cat file; echo \"key=$OPENAI_API_KEY\" >&2; exit 3", TestContext.Current.CancellationToken);

        Assert.Equal((3, "kept\nkey=\n"), (exitCode, output));
    }

    private static IReadOnlyList<ConsoleBlock> Read(string text) => DocumentReader.Blocks("a.md", text.Split('\n'));
}
