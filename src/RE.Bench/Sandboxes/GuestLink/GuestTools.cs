namespace RE.Bench.Sandboxes.GuestLink;

/// <summary>Asks a new sandbox which of the usual commands are on its path.</summary>
internal static class GuestTools
{
    private const string Script = "for t in bash sh python3 dotnet gcc rustc; do command -v $t >/dev/null 2>&1 && echo $t; done; true";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>Those found; none when there is no shell.</summary>
    public static async Task<IReadOnlyList<string>> FindAsync(GuestConnection guest, string id, CancellationToken cancellationToken)
    {
        var request = new ExecRequest { Id = id, Arguments = ["sh", "-c", Script], WorkingDirectory = "/", Timeout = Patience };
        var result = await guest.ExecAsync(request, null, cancellationToken);
        return result.Stdout.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
