using System.Security.Cryptography;
using System.Text;

namespace RE.Bench.Reports.Viewer.Http;

/// <summary>The secrets of one viewer: the token in the address that is printed, and the cookie that it is exchanged for.</summary>
internal sealed class ViewerSession
{
    private readonly string _cookie = Secret();

    /// <summary>128 random bits, in hexadecimal.</summary>
    public string Token { get; } = Secret();

    public bool IsToken(string? given) => Same(given, Token);

    public bool IsCookie(string? given) => Same(given, _cookie);

    /// <summary>The cookie as it is set: no script reads it, no other site sends it.</summary>
    public string SetCookie(int port) => $"{CookieName(port)}={_cookie}; Path=/; HttpOnly; SameSite=Strict";

    /// <summary>Cookies do not tell ports apart, so the name does.</summary>
    public static string CookieName(int port) => $"rebench_view_{port}";

    private static string Secret() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    private static bool Same(string? given, string secret) =>
        given is { Length: <= 200 } && CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(given)), SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
