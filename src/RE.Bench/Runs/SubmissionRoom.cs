using System.Security.Cryptography;
using RE.Bench.Planning;

namespace RE.Bench.Runs;

/// <summary>tmp</summary>
internal static class SubmissionRoom
{
    public static (string? Digest, string? Refusal, string? Finding) Seal(PlannedRun plan)
    {
        var file = Path.Combine(plan.Folder.Home, "solution", plan.Environment.Definition.Submission[0]);
        if (!File.Exists(file))
        {
            return (null, $"{plan.Environment.Definition.Submission[0]} is missing", null);
        }

        var bytes = File.ReadAllBytes(file);
        var digest = Convert.ToHexStringLower(SHA256.HashData(bytes));
        var folder = Path.Combine(plan.Folder.Submissions, digest);
        Directory.CreateDirectory(folder);
        File.WriteAllBytes(Path.Combine(folder, plan.Environment.Definition.Submission[0]), bytes);
        return ("sha256:" + digest, null, null);
    }

    public static void Unpack(RunFolder folder, string digest, string destination)
    {
        Directory.CreateDirectory(destination);
        foreach (var file in Directory.GetFiles(Path.Combine(folder.Submissions, digest[7..])))
        {
            File.Copy(file, Path.Combine(destination, Path.GetFileName(file)), overwrite: true);
        }
    }
}
