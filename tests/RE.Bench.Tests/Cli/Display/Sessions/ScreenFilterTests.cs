using System.Text.RegularExpressions;
using CsCheck;
using RE.Bench.Cli.Display.Sessions;

namespace RE.Bench.Tests.Cli.Display.Sessions;

/// <summary>A recorded session shows what it showed, and does nothing else to the terminal that plays it.</summary>
public sealed partial class ScreenFilterTests
{
    // Pieces of which hostile output is made.
    private static readonly string[] Pieces =
        ["\u001b", "[", "]", "P", "52;c;aGk=", "\u0007", "\u001b\\", "?", "25", "2004", ";", "h", "l", "m", "c", "n", "6", "t", "\u009b", "\u009d", "\u0090", "(", "B", "0", "text", "\n", "\r", "\b", "\t", "\u0000", "é", ">", " q", "38:2:1"];

    [Theory]
    [InlineData("plain \u001b[1;31mred\u001b[0m \u001b[38:5:17mx\r\n", "plain \u001b[1;31mred\u001b[0m \u001b[38:5:17mx\r\n")]
    [InlineData("\u001b[2J\u001b[H\u001b[10;5H\u001b[K\u001b[?1049h\u001b[?25l\u001b7\u001b8\u001b(B", "\u001b[2J\u001b[H\u001b[10;5H\u001b[K\u001b[?1049h\u001b[?25l\u001b7\u001b8\u001b(B")]
    [InlineData("a\u001b]0;title\u0007b\u001b]52;c;aGVsbG8=\u001b\\c", "abc")]
    [InlineData("a\u001bP1$r0m\u001b\\b\u001b_x\u001b\\c\u001b^y\u001b\\d", "abcd")]
    [InlineData("a\u001b[6nb\u001b[cc\u001b[>cd\u001b[14te\u001b[?2004hf\u001b[?1000hg", "abcdefg")]
    [InlineData("a\u001b[5ib\u001bcc\u001b#8d\u001b[!pe\u001b[2 qf\u0007g\u0000h", "abcdefgh")]
    [InlineData("a\u009d0;title\u009cb\u009b31mc", "ab\u001b[31mc")]
    [InlineData("a\u001b[?25;2004hb\u001b[4hc", "abc")]
    public void Only_what_is_harmless_passes(string recorded, string shown)
    {
        Assert.Equal(shown, new ScreenFilter().Filter(recorded));
    }

    [Fact]
    public void No_output_whatever_gets_anything_else_through_however_it_is_cut()
    {
        Gen.Int[0, Pieces.Length - 1].Array[0, 60].Select(Gen.Int[0, 200]).Sample((pieces, cut) =>
        {
            var text = string.Concat(pieces.Select(piece => Pieces[piece]));
            var at = Math.Min(cut, text.Length);
            var (whole, parts) = (new ScreenFilter(), new ScreenFilter());

            var shown = whole.Filter(text);

            return shown == parts.Filter(text[..at]) + parts.Filter(text[at..]) && Harmless().IsMatch(shown) && !new PlainScreen().Text(text).Any(letter => char.IsControl(letter) && letter is not ('\n' or '\t'));
        });
    }

    [Fact]
    public void A_pipe_gets_lines_of_text()
    {
        var screen = new PlainScreen();

        Assert.Equal("one\nred\n50%\n100%\n", screen.Text("one\r\n\u001b[31mred\u001b[0m\r") + screen.Text("\n50%\r100%\r\n"));
    }

    [GeneratedRegex(@"\A(?:[^\x00-\x1f\x7f-\x9f]|[\n\r\t\b]|\x1b\[[0-9;:]*[A-HJKLMPSTXdfrsum@b]|\x1b\[\?(?:7|25|47|104[789])(?:;\??(?:7|25|47|104[789]))*[hl]|\x1b[()][B0]|\x1b[78DEM])*\z")]
    private static partial Regex Harmless();
}
