using System.Text;
using RE.Bench.Agents.Dialogue;

namespace RE.Bench.Agents.Modular;

/// <summary>Keeps long outputs in the sandbox, where the agent can read them again, and shows their two ends.</summary>
internal sealed class OutputShelf(IWorkbench workbench)
{
    public const string Folder = "/home/agent/tool_outputs";

    /// <summary>Outputs longer than this are kept, since the conversation may lose them later.</summary>
    public const int KeptFrom = 4000;

    private const int Shown = 12_000;

    public async Task<string> ShowAsync(string text, string name, CancellationToken cancellationToken)
    {
        if (text.Length <= KeptFrom)
        {
            return text;
        }

        var file = $"{Folder}/{name}";
        try
        {
            await workbench.PutFileAsync(file, Encoding.UTF8.GetBytes(text), executable: false, cancellationToken);
            return TextCut.To(text, Shown, $"; all of it is in {file}");
        }
        catch (IOException e)
        {
            // The agent owns that folder and may have put something else in its place.
            return TextCut.To(text, Shown, $"; it could not be kept: {e.Message}");
        }
    }
}
