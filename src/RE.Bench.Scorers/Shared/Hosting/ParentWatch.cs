using RE.Bench.Scoring;

namespace RE.Bench.Scorers.Shared.Hosting;

/// <summary>Ends this process when the harness is gone: it holds the other end of standard input.</summary>
internal static class ParentWatch
{
    public static void StartIfAsked(Stream input, Action end)
    {
        if (Environment.GetEnvironmentVariable(ScorerProcess.LeashVariable) != "1")
        {
            return;
        }

        new Thread(() => ReadToEnd(input, end)) { IsBackground = true, Name = "parent watch" }.Start();
    }

    private static void ReadToEnd(Stream input, Action end)
    {
        var block = new byte[256];
        while (input.Read(block) > 0)
        {
        }

        end();
    }
}
