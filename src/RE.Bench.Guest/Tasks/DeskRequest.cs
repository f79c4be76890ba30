using System.Text;

namespace RE.Bench.Guest.Tasks;

/// <summary>Writes a request to the harness.</summary>
internal static class DeskRequest
{
    // HTTP/1.0: the answer comes whole and the connection ends after it.
    public static byte[] Build(string name, IEnumerable<string> arguments, string key, bool json)
    {
        var body = Encoding.UTF8.GetBytes(string.Concat(arguments.Select(argument => argument + '\0')));
        var head = Encoding.ASCII.GetBytes(
            $"POST /task/{name} HTTP/1.0\r\nHost: desk\r\nAccept: {(json ? "application/json" : "text/plain")}\r\nIdempotency-Key: {key}\r\nContent-Length: {body.Length}\r\n\r\n");
        return [.. head, .. body];
    }
}
