using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;

namespace RE.Bench.Tests.Support.Clients;

/// <summary>Published clients from npm, pinned by lock files here, fetched once into <c>artifacts</c>.</summary>
internal static class NpmClients
{
    private static readonly Dictionary<string, Lazy<Task<string>>> Ready = new()
    {
        ["sdks"] = new(() => FetchAsync("sdks")),
        ["pi"] = new(() => FetchAsync("pi")),
    };

    /// <summary>The folder of a set of packages; the test is skipped, with the reason, where npm cannot fetch them.</summary>
    public static async Task<string> RequireAsync(string name, Version leastNode)
    {
        var node = await RunAsync(Directory.GetCurrentDirectory(), "node", "--version");
        Assert.SkipUnless(node.Status == 0 && Version.TryParse(node.Text.Trim().TrimStart('v'), out var found) && found >= leastNode, $"no node {leastNode} or later on the path");
        var problem = await Ready[name].Value;
        Assert.SkipUnless(problem.Length == 0, $"npm cannot fetch the clients: {problem}");
        return Folder(name);
    }

    private static string Folder(string name)
    {
        var hash = SHA256.HashData([.. Directory.GetFiles(Source(name)).Order(StringComparer.Ordinal).SelectMany(File.ReadAllBytes)]);
        return Repository.PathOf($"artifacts/test-clients/{name}-{Convert.ToHexStringLower(hash)[..12]}");
    }

    private static string Source(string name) => Repository.PathOf($"tests/RE.Bench.Tests/Support/Clients/{name}");

    private static async Task<string> FetchAsync(string name)
    {
        var folder = Folder(name);
        if (File.Exists(Path.Combine(folder, ".whole")))
        {
            return "";
        }

        var begun = folder + "." + Environment.ProcessId;
        Directory.CreateDirectory(begun);
        foreach (var file in Directory.GetFiles(Source(name)))
        {
            File.Copy(file, Path.Combine(begun, Path.GetFileName(file)), overwrite: true);
        }

        var (status, text) = await RunAsync(begun, "npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund");
        if (status != 0)
        {
            Directory.Delete(begun, recursive: true);
            return text.Trim();
        }

        await File.WriteAllTextAsync(Path.Combine(begun, ".whole"), "");
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }

        Directory.Move(begun, folder);
        return "";
    }

    private static async Task<(int Status, string Text)> RunAsync(string folder, string program, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true })!;
            var text = new StringBuilder();
            process.OutputDataReceived += (_, line) => Add(text, line.Data);
            process.ErrorDataReceived += (_, line) => Add(text, line.Data);
            process.BeginOutputReadLine();
            process.BeginErrorReadLine();
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            return (process.ExitCode, text.ToString());
        }
        catch (System.ComponentModel.Win32Exception missing)
        {
            return (127, missing.Message);
        }
    }

    private static void Add(StringBuilder text, string? line)
    {
        lock (text)
        {
            text.AppendLine(line);
        }
    }
}
