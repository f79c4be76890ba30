namespace RE.Bench.Environments.Yaml;

/// <summary>The way from the top of a file to a value, joined to text only when a message needs it.</summary>
internal sealed record KeyPath(KeyPath? Parent, string Segment)
{
    /// <summary>The path as a message shows it: <c>profiles.cpu.time</c>, <c>submission[0]</c>.</summary>
    public override string ToString()
    {
        var segment = Shown.Plain(Segment);
        return Parent is null ? segment : Segment.StartsWith('[') ? $"{Parent}{segment}" : $"{Parent}.{segment}";
    }

    public static string Text(KeyPath? path) => path is null ? "the file" : $"'{path}'";
}
