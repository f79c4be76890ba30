using System.Text.RegularExpressions;

namespace RE.Bench.Tests.HouseRules;

public sealed partial class RoomTests
{
    private static readonly string[] Rooms =
        ["Budgets", "Sandboxes", "Models", "Scoring", "Environments", "Events", "Agents", "Planning", "Results", "Runs", "Analysis", "Reports"];

    private static readonly string[] RoomsOfScorers = ["Budgets", "Scoring", "Environments"];

    [Fact]
    public void A_room_names_only_rooms_below_it() => Rule.Holds(SourceFile.CSharp("src/RE.Bench").SelectMany(Upward));

    [Fact]
    public void Scorers_name_only_scoring_and_environments() => Rule.Holds(
        from file in SourceFile.CSharp("src/RE.Bench.Scorers")
        from room in Named(file)
        where Rooms.Contains(room) && !RoomsOfScorers.Contains(room)
        select $"{file.Path} names the room {room}");

    [Fact]
    public void The_guest_names_only_the_protocol_that_it_shares() => Rule.Holds(
        from file in SourceFile.CSharp("src/RE.Bench.Guest")
        let rest = file with { Text = file.Text.Replace("RE.Bench.Sandboxes.Protocol", "", StringComparison.Ordinal) }
        where Named(rest).Any(Rooms.Contains)
        select file.Path);

    [Fact]
    public void Every_folder_of_the_core_is_a_room() => Rule.Holds(
        SourceFile.CSharp("src/RE.Bench").Select(file => file.Path.Split('/')).Where(parts => parts.Length > 3).Select(parts => parts[2]).Distinct().Except(Rooms));

    [Theory]
    [InlineData("using RE.Bench.Runs;", true)]
    [InlineData("using static RE.Bench.Runs.Briefs;", true)]
    [InlineData("    private RE.Bench.Runs.RunLock? _lock;", true)]
    [InlineData("using RE.Bench.Sandboxes.Docker;", false)]
    [InlineData("using RE.Bench.Budgets;", false)]
    [InlineData("/// <see cref=\"RE.Bench.Runs.RunLock\"/>", false)]
    public void The_rule_sees_a_name_from_above(string line, bool isUpward) =>
        Assert.Equal(isUpward, Upward(new("src/RE.Bench/Sandboxes/A.cs", $"{line}\nnamespace RE.Bench.Sandboxes;\n")).Any());

    private static IEnumerable<string> Upward(SourceFile file)
    {
        var room = file.Path.Split('/')[2];
        return from named in Named(file)
               where Array.IndexOf(Rooms, named) > Array.IndexOf(Rooms, room)
               select $"{file.Path}: the room {room} names {named}, which is above it";
    }

    private static IEnumerable<string> Named(SourceFile file) =>
        from line in file.Lines
        where !line.TrimStart().StartsWith("//", StringComparison.Ordinal) && !line.StartsWith("namespace ", StringComparison.Ordinal)
        from Match match in RoomName().Matches(line)
        select match.Groups[1].Value;

    [GeneratedRegex(@"\bRE\.Bench\.(\w+)")]
    private static partial Regex RoomName();
}
