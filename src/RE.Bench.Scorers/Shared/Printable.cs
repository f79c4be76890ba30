namespace RE.Bench.Scorers.Shared;

/// <summary>Names of a hostile file, for messages.</summary>
internal static class Printable
{
    private const int Longest = 60;

    /// <summary>At most 60 characters, all of them visible ASCII or blanks.</summary>
    public static string Short(string name)
    {
        var visible = new string([.. name.Take(Longest).Select(character => character is >= ' ' and <= '~' and not '\'' ? character : '?')]);
        return name.Length > Longest ? visible + "..." : visible;
    }

    /// <summary>The lengths of a tensor, such as [8, 64, 32].</summary>
    public static string Shape(IEnumerable<long> shape) => $"[{string.Join(", ", shape)}]";
}
