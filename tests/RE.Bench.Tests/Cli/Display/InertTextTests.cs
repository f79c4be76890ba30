using System.Globalization;
using System.Text;
using CsCheck;
using RE.Bench.Cli.Display.Words;

namespace RE.Bench.Tests.Cli.Display;

public sealed class InertTextTests
{
    [Theory]
    [InlineData("plain text, ümlauts, 漢字 and 🙂", "plain text, ümlauts, 漢字 and 🙂")]
    [InlineData("\u001b[31mred\u001b[0m", "\\x1b[31mred\\x1b[0m")]
    [InlineData("\u001b]0;title\u0007", "\\x1b]0;title\\x07")]
    [InlineData("\u009b2J", "\\x9b2J")]
    [InlineData("100%\r200%\b\u007f", "100%\\r200%\\x08\\x7f")]
    [InlineData("a\nb\tc", "a\\nb\\tc")]
    [InlineData("abc\u202edcb", "abc\\u{202e}dcb")]
    [InlineData("zero\u200bwidth\ufeff", "zero\\u{200b}width\\u{feff}")]
    [InlineData("line\u2028paragraph\u2029", "line\\u{2028}paragraph\\u{2029}")]
    [InlineData("\U000e0041tag", "\\u{e0041}tag")]
    public void What_a_terminal_would_obey_is_shown(string foreign, string shown) => Assert.Equal(shown, InertText.Line(foreign));

    [Fact]
    public void Half_a_character_is_shown_as_its_number() => Assert.Equal("\\u{d83d} alone", InertText.Line("\ud83d alone"));

    [Fact]
    public void A_block_keeps_its_lines_and_tabs() =>
        Assert.Equal("one\n\ttwo\nthree\\rfour", InertText.Block("one\r\n\ttwo\nthree\rfour"));

    [Theory]
    [InlineData("short", "short")]
    [InlineData("exactly 10", "exactly 10")]
    [InlineData("eleven chars", "eleven ch…")]
    [InlineData("\n\n  first\nsecond", "first…")]
    [InlineData("first\n\n", "first")]
    [InlineData("", "")]
    [InlineData("12345678🙂🙂", "12345678…")]
    public void A_head_is_one_line_of_bounded_length(string text, string head) => Assert.Equal(head, InertText.Head(text, 10));

    [Fact]
    public void No_text_at_all_gets_a_control_character_through() => Gen.Char.Array.Select(letters => new string(letters)).Sample(text =>
        IsInert(InertText.Line(text), "") && IsInert(InertText.Block(text), "\n\t") && IsInert(InertText.Head(text, 12), "") && InertText.Head(text, 12).Length <= 12);

    private static bool IsInert(string text, string allowed) => text.EnumerateRunes().All(rune =>
        rune.ToString() is var letter && (allowed.Contains(letter, StringComparison.Ordinal)
            || (rune != Rune.ReplacementChar || text.Contains('\ufffd'))
            && Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator)));
}
