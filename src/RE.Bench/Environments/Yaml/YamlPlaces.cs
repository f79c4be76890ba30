namespace RE.Bench.Environments.Yaml;

/// <summary>Finds where the keys and values of a file stood.</summary>
public sealed class YamlPlaces
{
    private readonly YamlNode _root;

    internal YamlPlaces(YamlNode root) => _root = root;

    /// <summary>Place of the key at the end of the path, or of the nearest key above it that the file has.</summary>
    /// <param name="path">Keys from the top; items of a list by their number.</param>
    public Place KeyOf(params ReadOnlySpan<string> path) => Find(path).Key;

    /// <summary>Place of the value at the end of the path, or of the nearest key above it that the file has.</summary>
    /// <param name="path">Keys from the top; items of a list by their number.</param>
    public Place ValueOf(params ReadOnlySpan<string> path) => Find(path).Value;

    private (Place Key, Place Value) Find(ReadOnlySpan<string> path)
    {
        var (node, key) = (_root, _root.Place);
        foreach (var segment in path)
        {
            if (Step(node, segment) is not { } next)
            {
                return (key, key);
            }

            (key, node) = next;
        }

        return (key, node.Place);
    }

    private static (Place Key, YamlNode Node)? Step(YamlNode node, string segment) => node switch
    {
        YamlNode.Mapping map when map.Entries.FirstOrDefault(entry => entry.Key == segment) is { } entry => (entry.KeyPlace, entry.Value),
        YamlNode.Sequence list when int.TryParse(segment, out var at) && at >= 0 && at < list.Items.Count => (list.Items[at].Place, list.Items[at]),
        _ => null,
    };
}
