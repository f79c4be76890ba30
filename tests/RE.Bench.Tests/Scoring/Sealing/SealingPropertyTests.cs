using CsCheck;
using RE.Bench.Scoring.Sealing;
using RE.Bench.Tests.Support;

namespace RE.Bench.Tests.Scoring.Sealing;

public sealed class SealingPropertyTests
{
    private static readonly string[] Names = ["a", "b", "größe", "with space", "x.y", "-rf", "~", "漢", "🚀", "a.", "A", "files", "manifest.json"];

    private static readonly Gen<string> Name = Gen.Int[0, Names.Length - 1].Select(i => Names[i]);

    private static readonly Gen<(string Path, byte[] Content, bool IsExecutable)> TreeFile =
        Gen.Select(Name.Array[1, 4], Gen.Byte.Array[0, 3000], Gen.Bool, (names, content, isExecutable) => (string.Join('/', names), content, isExecutable));

    private static readonly Gen<(string Path, byte[] Content, bool IsExecutable)[]> Tree = TreeFile.Array[1, 12].Select(WithoutClashes);

    [Fact]
    public void Any_benign_tree_comes_back_as_it_was() => Tree.Sample(
        tree =>
        {
            using var fixture = new SealingFixture();
            Plant(fixture.Solution, tree);

            var submission = fixture.Sealed("top");
            submission.Unpack(fixture.Outside["copy"]);

            Assert.Equal(tree.Length, submission.Manifest.Files.Count);
            Assert.Empty(submission.Verify());
            Assert.All(tree, file =>
            {
                var copy = fixture.Outside["copy", "top", file.Path];
                Assert.Equal(file.Content, File.ReadAllBytes(copy));
                Assert.Equal(file.IsExecutable, File.GetUnixFileMode(copy).HasFlag(UnixFileMode.UserExecute));
            });
        },
        iter: Often.Times(40),
        threads: 1);

    [Fact]
    public void The_digest_depends_on_content_alone_and_on_all_of_it() => Gen.Select(Tree, Gen.Int[0, 11]).Sample(
        (tree, pick) =>
        {
            using var one = new SealingFixture();
            using var other = new SealingFixture();
            Plant(one.Solution, tree);
            Plant(other.Solution, [.. tree.Reverse()]);

            Assert.Equal(one.Sealed("top").Digest, other.Sealed("top").Digest);

            var changed = tree[pick % tree.Length];
            File.WriteAllBytes(other.Solution["top", changed.Path], [.. changed.Content, 0]);
            Assert.NotEqual(one.Sealed("top").Digest, other.Sealed("top").Digest);
        },
        iter: Often.Times(20),
        threads: 1);

    [Fact]
    public void A_hostile_tree_is_refused_or_sealed_without_a_byte_from_outside() => Gen.Select(Tree, Gen.Int[0, 7].Array[0, 3], Name).Sample(
        (tree, tricks, name) =>
        {
            using var fixture = new SealingFixture();
            fixture.Outside.Write("secret", "HELD-OUT");
            Plant(fixture.Solution, tree);
            var planted = tricks.Distinct().Count(trick => Play(fixture, trick, fixture.Solution["top", name]));

            var outcome = fixture.Seal(new(), "top");

            Assert.Equal(planted > 0, outcome is SealOutcome.Refused);
            Assert.All(Directory.EnumerateFileSystemEntries(fixture.Store), entry => Assert.Matches("^[0-9a-f]{64}$", Path.GetFileName(entry)));
            Assert.All(Directory.EnumerateFiles(fixture.Store, "*", SearchOption.AllDirectories), file => Assert.DoesNotContain("HELD-OUT", File.ReadAllText(file), StringComparison.Ordinal));
            Assert.True(outcome is not SealOutcome.Refused refused || (refused.Reason.StartsWith("'top/", StringComparison.Ordinal) && !refused.Reason.Any(char.IsControl)));
        },
        iter: Often.Times(150),
        threads: 1);

    /// <summary>Adds one hostile thing; false where it could not be made.</summary>
    private static bool Play(SealingFixture fixture, int trick, string at)
    {
        var path = $"{at}-{trick}";
        if (Path.Exists(path))
        {
            return false;
        }

        switch (trick)
        {
            case 0:
                File.CreateSymbolicLink(path, fixture.Outside["secret"]);
                return true;
            case 1:
                Directory.CreateSymbolicLink(path, fixture.Outside);
                return true;
            case 2:
                HostileFiles.HardLink(fixture.Outside["secret"], path);
                return true;
            case 3:
                HostileFiles.MakePipe(path);
                return true;
            case 4:
                return HostileFiles.TryMakeDevice(path);
            case 5:
                HostileFiles.Touch($"{path}\n\u001b[31m\udc80");
                return true;
            case 6:
                using (var file = File.Create(path))
                {
                    file.SetLength(50 << 20);
                }

                return true;
            default:
                HostileFiles.MakeSocket(path);
                return true;
        }
    }

    private static void Plant(TempFolder solution, (string Path, byte[] Content, bool IsExecutable)[] tree)
    {
        Directory.CreateDirectory(solution["top"]);
        foreach (var (path, content, isExecutable) in tree)
        {
            solution.Write($"top/{path}", "");
            File.WriteAllBytes(solution["top", path], content);
            File.SetUnixFileMode(solution["top", path], UnixFileMode.UserRead | (isExecutable ? UnixFileMode.UserExecute : UnixFileMode.UserWrite));
        }
    }

    private static (string Path, byte[] Content, bool IsExecutable)[] WithoutClashes((string Path, byte[] Content, bool IsExecutable)[] files)
    {
        var kept = new List<(string Path, byte[] Content, bool IsExecutable)>();
        foreach (var file in files)
        {
            if (!kept.Any(other => $"{other.Path}/".StartsWith($"{file.Path}/", StringComparison.Ordinal) || $"{file.Path}/".StartsWith($"{other.Path}/", StringComparison.Ordinal)))
            {
                kept.Add(file);
            }
        }

        return [.. kept];
    }
}
