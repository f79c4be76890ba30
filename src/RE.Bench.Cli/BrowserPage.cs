using System.Diagnostics;

namespace RE.Bench.Cli;

/// <summary>Opens an address with a secret in the browser: by way of a file that only this user can read, since everybody on a machine sees the arguments of a program.</summary>
internal sealed class BrowserPage : IDisposable
{
    private readonly string _folder;

    private BrowserPage(string folder) => _folder = folder;

    /// <summary>Opens it, or says that it cannot.</summary>
    public static BrowserPage Open(Uri address, TextWriter error)
    {
        var folder = Directory.CreateTempSubdirectory("rebench-view-").FullName;
        var file = Path.Combine(folder, "open.html");
        File.WriteAllText(file, $"<!doctype html><meta charset=\"utf-8\"><meta http-equiv=\"refresh\" content=\"0;url={address}\"><title>rebench</title>\n");
        try
        {
            using var browser = Process.Start(new ProcessStartInfo("xdg-open", [file]) { RedirectStandardOutput = true, RedirectStandardError = true });
        }
        catch (System.ComponentModel.Win32Exception)
        {
            error.WriteLine("No browser could be opened: 'xdg-open' is not there. Open the address by hand.");
        }

        return new BrowserPage(folder);
    }

    /// <summary>Removes the file.</summary>
    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
