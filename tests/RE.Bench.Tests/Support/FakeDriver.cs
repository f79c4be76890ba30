namespace RE.Bench.Tests.Support;

/// <summary>A folder with an <c>nvidia-smi</c> of a machine that is not there, before the real path.</summary>
internal sealed class FakeDriver : IDisposable
{
    private readonly TempFolder _folder = new();

    /// <summary>Makes the program.</summary>
    /// <param name="devices">Lines that it prints for its devices.</param>
    public FakeDriver(params string[] devices)
    {
        var program = _folder.Write("nvidia-smi", $"#!/bin/sh\ncase $1 in\n--query-gpu=*) cat <<'END'\n{string.Join('\n', devices)}\nEND\n;;\n*) ;;\nesac\n");
        File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    /// <summary>The PATH that has it.</summary>
    public string Path => $"{_folder.Path}:{Environment.GetEnvironmentVariable("PATH")}";

    public void Dispose() => _folder.Dispose();
}
