using System.Text.Json.Nodes;
using RE.Bench.Budgets;
using RE.Bench.Sandboxes.Guarded;
using RE.Bench.Scoring.Execution.RustContests.CodeContests;
using RE.Bench.Scoring.Execution.RustContests.Contests;
using RE.Bench.Scoring.Execution.RustContests.Judging;
using RE.Bench.Scoring.Execution.RustContests.Model;
using RE.Bench.Scoring.Execution.RustContests.Solving;

namespace RE.Bench.Scoring.Execution.RustContests;

/// <summary>
/// Asks a submission for programs, problem by problem, each in a fresh sandbox, and judges each program in another one: the submission never meets a test that it was
/// not shown, nor the judge.
/// </summary>
/// <param name="time">The clock.</param>
/// <param name="models">Gives a real model by its name.</param>
public sealed class RustContestStage(TimeProvider time, Func<string, IWeakModel> models) : IExecutionStage
{
    private const long LargestSubmission = 64 << 20;

    /// <inheritdoc/>
    public string Environment => "rust-codecontests";

    /// <inheritdoc/>
    public async Task<ExecutionOutcome> RunAsync(ScoreRequest request, ExecutionSite site, CancellationToken cancellationToken)
    {
        var submission = Path.Combine(request.SubmissionFolder, "solver");
        if (!File.Exists(Path.Combine(submission, "solve")))
        {
            return new ExecutionOutcome.Refused("there is no file 'solver/solve'. It is run once a problem: JSON on standard input, Rust source on standard output.");
        }

        if (new DirectoryInfo(submission).EnumerateFiles("*", SearchOption.AllDirectories).Sum(file => file.Length) > LargestSubmission)
        {
            return new ExecutionOutcome.Refused($"'solver' has more than {LargestSubmission >> 20} MiB. Leave out what 'solve' does not need.");
        }

        // A short path: sockets are made below it.
        var folder = Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), $"rebench-{Guid.NewGuid():N}")).FullName;
        try
        {
            return new ExecutionOutcome.Measured(await MeasureAsync(request, site, folder, cancellationToken));
        }
        finally
        {
            GuardedFolder.Delete(folder);
        }
    }

    private async Task<JsonObject> MeasureAsync(ScoreRequest request, ExecutionSite site, string folder, CancellationToken cancellationToken)
    {
        var sizes = ContestSizes.From(request.Parameters);
        var endpoint = request.WeakModel is { } named ? models(named) : null;
        var problems = await ProblemsAsync(request, sizes, cancellationToken);
        var solver = new ProblemSolver(site, sizes, Path.Combine(request.SubmissionFolder, "solver"));
        var judge = new ProgramJudge(site, sizes);
        var began = time.GetTimestamp();
        var rows = new JsonObject[problems.Count];
        var options = new ParallelOptions { MaxDegreeOfParallelism = sizes.AtATime, CancellationToken = cancellationToken };
        await Parallel.ForAsync(0, problems.Count, options, async (i, stop) =>
        {
            var problem = problems[i]();
            var model = new MeteredModel(endpoint ?? new SimulatedCoder([problem], new CoderDraws(request.Seed, i)), sizes.Model);
            var solved = time.GetElapsedTime(began) < sizes.AllTime
                ? await solver.SolveAsync(problem, model, Path.Combine(folder, $"s{i}"), stop)
                : new SolveOutcome(null, "the time for all problems was over");
            var verdict = solved.Source is { } source
                ? await judge.JudgeAsync(source, [.. problem.Public, .. problem.Hidden], Path.Combine(folder, $"j{i}"), stop)
                : new Verdict(Verdict.NoProgram, 0, solved.Note);
            rows[i] = Row(problem, verdict, model);
        });
        return new JsonObject { ["model"] = endpoint?.Name ?? IWeakModel.Simulated, ["problems"] = new JsonArray([.. rows]), ["seconds"] = Math.Round(time.GetElapsedTime(began).TotalSeconds, 1) };
    }

    // Drawn one at a time, when its turn comes: their tests are large.
    private static async Task<IReadOnlyList<Func<ContestInstance>>> ProblemsAsync(ScoreRequest request, ContestSizes sizes, CancellationToken cancellationToken)
    {
        if (sizes.ProblemFile is not { } file)
        {
            return [.. HiddenProblems.Families(sizes.Problems).Select(family => (Func<ContestInstance>)(() => ContestInstance.Draw(family, request.Seed)))];
        }

        if (request.WeakModel is null)
        {
            throw new UserErrorException("The simulated coder does not know the problems of this profile. Start the run with --weak-model openai/NAME.");
        }

        var (data, name) = file.Split('/', 2) is [var first, var rest] ? (first, rest) : throw new InvalidOperationException($"'{file}' names no file of the profile's data.");
        var folder = request.DataFolders.TryGetValue(data, out var found) ? found : throw new UserErrorException($"The profile '{request.Profile}' has no data '{data}' yet: see the environment's README.md.");
        return [.. (await CodeContestsFile.ReadAsync(Path.Combine(folder, name), sizes.Problems, cancellationToken)).Select(problem => (Func<ContestInstance>)(() => problem))];
    }

    private static JsonObject Row(ContestInstance problem, Verdict verdict, MeteredModel model) => new()
    {
        ["family"] = problem.Family,
        ["band"] = problem.Band,
        ["verdict"] = verdict.Kind,
        ["tests"] = problem.Public.Count + problem.Hidden.Count,
        ["passed"] = verdict.Passed,
        ["note"] = verdict.Note,
        ["model"] = model.Log(),
    };
}
