using System.Text;
using CsCheck;
using RE.Bench.Sandboxes.Guarded;

namespace RE.Bench.Tests.Sandboxes.Guarded;

public sealed class PathTextTests
{
    [Fact]
    public void Any_bytes_survive_the_way_to_text_and_back() =>
        Gen.Byte[1, 255].Array[0, 64].Sample(bytes => PathText.Encode(PathText.Decode(bytes)).AsSpan(..^1).SequenceEqual(bytes));

    [Fact]
    public void Text_that_is_UTF8_stays_itself() => Assert.Equal("größe-漢字-🚀", PathText.Decode(Encoding.UTF8.GetBytes("größe-漢字-🚀")));

    [Fact]
    public void What_is_shown_never_moves_a_terminal() =>
        Gen.Byte[1, 255].Array[0, 64].Sample(bytes => PathText.Show(PathText.Decode(bytes)).All(c => c >= ' ' && c is not ('\x7f' or '\u202e') && !char.IsControl(c)));

    [Theory]
    [InlineData("a\nb", @"'a\x0ab'")]
    [InlineData("\u001b[31mred", @"'\x1b[31mred'")]
    [InlineData("\u202egnp.exe", @"'\u202egnp.exe'")]
    [InlineData("größe 🚀", "'größe 🚀'")]
    public void Strange_characters_are_shown_escaped(string path, string shown) => Assert.Equal(shown, PathText.Show(path));

    [Theory]
    [InlineData("answer.json", true)]
    [InlineData("größe 🚀", true)]
    [InlineData("a\nb", false)]
    [InlineData("\u001b[31m", false)]
    [InlineData("\u202e", false)]
    [InlineData("\u0085", false)]
    public void Plain_names_hold_nothing_that_hides(string path, bool isPlain) => Assert.Equal(isPlain, PathText.IsPlainName(path));

    [Fact]
    public void Bytes_that_are_not_UTF8_are_shown_escaped_and_are_not_plain()
    {
        var path = PathText.Decode([0xff, (byte)'x', 0xc3]);

        Assert.Equal(@"'\xffx\xc3'", PathText.Show(path));
        Assert.False(PathText.IsPlainName(path));
    }

    [Fact]
    public void A_long_name_is_cut_when_shown() => Assert.InRange(PathText.Show(new string('\n', 5000)).Length, 1, 210);
}
