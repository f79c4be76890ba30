using System.CommandLine;

namespace RE.Bench.Cli.Commands;

/// <summary><c>rebench import</c>: brings published runs beside ours.</summary>
internal static class ImportCommand
{
    /// <summary>The verb and what it can read.</summary>
    public static Command Create(Composition composition) => new("import", "Bring published runs beside ours")
    {
        ImportMetrCommand.Create(composition),
        ImportInspectCommand.Create(composition),
    };
}
