namespace RE.Bench.Models.Wire;

/// <summary>Knows addresses of models on Azure: by their host, or by the path that Azure gives deployments and its newer API.</summary>
internal static class AzureAddress
{
    private static readonly string[] Hosts = [".openai.azure.com", ".cognitiveservices.azure.com", ".services.ai.azure.com", ".openai.azure.us", ".openai.azure.cn"];

    public static bool Is(Uri address) =>
        Hosts.Any(host => address.Host.EndsWith(host, StringComparison.OrdinalIgnoreCase))
        || address.AbsolutePath.StartsWith("/openai/deployments/", StringComparison.OrdinalIgnoreCase)
        || address.AbsolutePath.TrimEnd('/').Equals("/openai/v1", StringComparison.OrdinalIgnoreCase);
}
