using System.Text.Json;
using RE.Bench.Analysis.Records;

namespace RE.Bench.Analysis.Imports.Inspect;

/// <summary>Reads one log, of either kind.</summary>
internal sealed class InspectLogFile(string path, InspectOptions options, CancellationToken cancellationToken)
{
    private const int MostSamples = 100_000;

    private readonly LogProblems _problems = new(path);
    private readonly List<RunRecord> _runs = [];
    private bool _isFull;

    /// <summary>Reads all that can be read.</summary>
    public RunRead Read()
    {
        try
        {
            using var file = HostileFile.OpenRead(path);
            switch (Kind(file))
            {
                case 'P':
                    new EvalLog(file, _problems, cancellationToken).Read(Take);
                    break;
                case '{':
                    new JsonLog(file, cancellationToken).Read(Take);
                    break;
                default:
                    _problems.Add("is no log of Inspect: it is neither a zip nor JSON");
                    break;
            }
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or InvalidDataException or JsonException)
        {
            _problems.Add($"could not be read{(_runs.Count > 0 ? " to its end" : "")}: {Reason(failure)}");
        }

        if (_runs.Count == 0 && !_problems.All.Any())
        {
            _problems.Add("holds no samples");
        }

        return new RunRead(_runs, [.. _problems.All]);
    }

    /// <summary>Why something could not be read, in a few words.</summary>
    public static string Reason(Exception failure) => failure is JsonException { Path: null, LineNumber: not null }
        ? $"it is no JSON ({Quoted.Value(failure.Message.TrimEnd('.'))})"
        : Quoted.Value(failure.Message.TrimEnd('.'));

    // One sample; false once there are too many.
    private bool Take(LogFacts log, LogSample sample)
    {
        if (_runs.Count >= MostSamples)
        {
            if (!_isFull)
            {
                _isFull = true;
                _problems.Add($"has more than {MostSamples} samples: the first {MostSamples} were imported");
            }

            return false;
        }

        try
        {
            _runs.Add(new SampleRecords(log, options).From(sample));
        }
        catch (InvalidDataException refusal)
        {
            _problems.AddSample(sample.Id, refusal.Message);
        }

        return true;
    }

    private static char Kind(FileStream file)
    {
        var first = new byte[256];
        var read = file.Read(first);
        file.Position = 0;
        var text = first.AsSpan(0, read).TrimStart(" \t\r\n"u8);
        return text.StartsWith("PK"u8) ? 'P' : text.StartsWith("{"u8) ? '{' : ' ';
    }
}
