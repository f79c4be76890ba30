namespace RE.Bench.Planning;

/// <summary>Where programs in a sandbox find the services of their environment.</summary>
public static class ServiceAddress
{
    /// <summary>Address and port on the sandbox's loopback.</summary>
    public const string Listen = "127.0.0.1:8378";

    /// <summary>The variable that names a service's address.</summary>
    /// <param name="service">Name of the service.</param>
    public static string Variable(string service) => $"REBENCH_{service.ToUpperInvariant()}_URL";

    /// <summary>A service's address.</summary>
    /// <param name="service">Name of the service.</param>
    public static string Url(string service) => $"http://{Listen}/{service}";
}
