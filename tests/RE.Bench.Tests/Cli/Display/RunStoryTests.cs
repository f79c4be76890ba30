using RE.Bench.Budgets;
using RE.Bench.Cli.Display;
using RE.Bench.Events;
using RE.Bench.Tests.Support;

namespace RE.Bench.Tests.Cli.Display;

public sealed class RunStoryTests
{
    [Fact]
    public void An_ended_run_is_told_from_start_to_end() => Golden.Matches("story.txt", Story(new StoryBook().Whole().Content()));

    [Fact]
    public void The_full_story_has_scripts_outputs_and_replies() => Golden.Matches("story-full.txt", Story(new StoryBook().Whole().Content(), full: true));

    [Fact]
    public void A_living_run_is_told_with_what_it_waits_for() => Golden.Matches("story-living.txt", Story(new StoryBook().Begun().Content(tornBytes: 40), hide: true));

    [Fact]
    public void Hidden_scores_are_shown_once_the_run_has_ended()
    {
        Assert.DoesNotContain("0.25 raw", Story(new StoryBook().Begun().Content(), hide: true), StringComparison.Ordinal);
        Assert.Contains("0.25 raw", Story(new StoryBook().Whole().Content(), hide: true), StringComparison.Ordinal);
    }

    [Fact]
    public void A_journal_cut_after_any_entry_still_has_a_story()
    {
        var whole = new StoryBook().Whole().Entries;

        for (var count = 1; count <= whole.Count; count++)
        {
            Assert.Contains("scaling-law", Story(new JournalContent([.. whole.Take(count)], 0, 0, ""), full: true), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_journal_without_a_first_entry_is_the_users_to_fix() =>
        Assert.Throws<UserErrorException>(() => Story(JournalContent.Empty));

    private static string Story(JournalContent content, bool full = false, bool hide = false)
    {
        var output = new StringWriter { NewLine = "\n" };
        RunStory.Write(output, content, new StoryOptions(full, hide));
        return output.ToString();
    }
}
