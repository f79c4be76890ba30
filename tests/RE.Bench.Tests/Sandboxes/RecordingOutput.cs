using System.Text;
using RE.Bench.Sandboxes;

namespace RE.Bench.Tests.Sandboxes;

/// <summary>Remembers what a command printed and tells when a text has come; waits at the gate before it takes more.</summary>
internal sealed class RecordingOutput(Func<Task>? gate = null) : IExecOutput
{
    private readonly StringBuilder _text = new();
    private readonly List<(string Text, TaskCompletionSource Seen)> _awaited = [];

    public string Text
    {
        get
        {
            lock (_text)
            {
                return _text.ToString();
            }
        }
    }

    public Task SeenAsync(string text)
    {
        lock (_text)
        {
            var seen = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _awaited.Add((text, seen));
            Check();
            return seen.Task;
        }
    }

    public async ValueTask WriteAsync(bool isError, ReadOnlyMemory<byte> chunk, CancellationToken cancellationToken)
    {
        lock (_text)
        {
            _text.Append(isError ? "!" : "").Append(Encoding.UTF8.GetString(chunk.Span));
            Check();
        }

        await (gate?.Invoke() ?? Task.CompletedTask);
    }

    private void Check()
    {
        var text = _text.ToString();
        foreach (var (awaited, seen) in _awaited.Where(a => text.Contains(a.Text, StringComparison.Ordinal)))
        {
            seen.TrySetResult();
        }
    }
}
