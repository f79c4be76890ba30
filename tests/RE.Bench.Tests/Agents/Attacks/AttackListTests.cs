using RE.Bench.Agents.Scripted;
using RE.Bench.Agents.Scripted.Attacks;
using RE.Bench.Budgets;
using RE.Bench.Tests.Support;

namespace RE.Bench.Tests.Agents.Attacks;

public sealed class AttackListTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Attacks_become_scripts_that_put_the_files_beside_them()
    {
        _folder.Write("redteam/files/x.c", "int x;");
        Write("""
            attacks:
              - name: early-return
                tries: Returns at once.
                rows: [2]
                expect: refused
                says: wrong
                steps:
                  - put: files/x.c
                  - run: "cc x: y"
                    timeout: 2m
                    allow-failure: true
                  - score: true
            """);

        var list = AttackList.Read(_folder.Path);
        var script = AttemptScript.Read(Assert.Single(list.WriteScripts(Directory.CreateDirectory(_folder["out"]).FullName)));

        Assert.Equal(new Attack("early-return", "Returns at once.", AttackExpectation.Refused).Name, Assert.Single(list.Attacks).Name);
        Assert.Equal([2], list.Attacks[0].Rows);
        Assert.Equal([new AttemptStep.Put("files/x.c"), new AttemptStep.Run("cc x: y", TimeSpan.FromMinutes(2), true), new AttemptStep.Score()], script.Steps);
        Assert.Equal("int x;", File.ReadAllText(_folder["out", "files", "x.c"]));
    }

    [Fact]
    public void All_problems_of_a_list_are_named_at_once()
    {
        Write("""
            attacks:
              - { name: Bad Name, tries: It., expect: refused, steps: [{ score: true }] }
              - { name: twice, tries: It., expect: scores, rows: [18], steps: [{ put: missing.c }] }
              - { name: twice, tries: It., expect: no-gain, steps: [{ run: x, score: true }] }
            """);

        var problem = Assert.Throws<UserErrorException>(() => AttackList.Read(_folder.Path));

        Assert.Contains("the name 'Bad Name' must be lower-case words", problem.Message, StringComparison.Ordinal);
        Assert.Contains("two attacks are called 'twice'", problem.Message, StringComparison.Ordinal);
        Assert.Contains("rows 1 to 17, and no row 18", problem.Message, StringComparison.Ordinal);
        Assert.Contains("attack 'twice': step 1: there is no file 'missing.c'", problem.Message, StringComparison.Ordinal);
        Assert.Contains("attack 'twice': step 1: write exactly one of", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_environment_without_attacks_says_which_file_is_missing()
    {
        var problem = Assert.Throws<UserErrorException>(() => AttackList.Read(_folder.Path));

        Assert.Contains(Path.Combine("redteam", "attacks.yaml"), problem.Message, StringComparison.Ordinal);
    }

    private void Write(string text) => _folder.Write("redteam/attacks.yaml", text);
}
