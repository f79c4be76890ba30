namespace RE.Bench.Models.Raw;

/// <summary>One event of a stream.</summary>
/// <param name="Name">Its name; empty when it has none.</param>
/// <param name="Data">Its data lines, joined.</param>
/// <param name="Bytes">As it came, with the empty line that ends it.</param>
internal sealed record SseEvent(string Name, string Data, byte[] Bytes)
{
    /// <summary>An event as it goes over the wire.</summary>
    public static byte[] Write(string? name, string data) =>
        System.Text.Encoding.UTF8.GetBytes(name is null ? $"data: {data}\n\n" : $"event: {name}\ndata: {data}\n\n");
}
