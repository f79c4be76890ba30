using System.IO.Pipelines;
using RE.Bench.Agents.Live;
using RE.Bench.Sandboxes;

namespace RE.Bench.Agents.Human;

/// <summary>The person's shell in the sandbox: begun once, and again only when it ended or was lost.</summary>
internal sealed class HumanShell : IDisposable
{
    private static readonly TimeSpan NoticeTime = TimeSpan.FromMilliseconds(300);
    private const int LongestKind = 64;
    private const string Left = "$(task clock 2>/dev/null)";
    private readonly ILiveBench _bench;
    private readonly IHumanTerminal _host;
    private readonly ShellView _view;
    private readonly Pipe _keys = new();
    private readonly ExecTerminal _terminal;
    private readonly CancellationTokenSource _end = new();

    public HumanShell(ILiveBench bench, IHumanTerminal host, ShellView view)
    {
        (_bench, _host, _view) = (bench, host, view);
        _terminal = new ExecTerminal(host.Size.Columns, host.Size.Rows);
    }

    /// <summary>Takes what is typed.</summary>
    public PipeWriter Keys => _keys.Writer;

    /// <summary>How the shell ended; null before the first.</summary>
    public Task<ProgramEnd>? Running { get; private set; }

    /// <summary>Starts a shell, or joins the one that an earlier harness started; nothing when one runs.</summary>
    /// <returns>The shell's end.</returns>
    public Task<ProgramEnd> Start(CancellationToken cancellationToken)
    {
        if (Running is { IsCompleted: false })
        {
            return Running;
        }

        var linked = CancellationTokenSource.CreateLinkedTokenSource(_end.Token, cancellationToken);
        Running = _bench.RunProgramAsync(Call(), _view, linked.Token);
        _ = Running.ContinueWith(_ => linked.Dispose(), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        return Running;
    }

    /// <summary>The person's terminal has this size now.</summary>
    public void Resize(int columns, int rows) => _terminal.Resize(columns, rows);

    /// <summary>Lets programs that were there before this terminal draw themselves again: they do when the size changes.</summary>
    /// <param name="time">Gives them time to notice.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task RedrawAsync(TimeProvider time, CancellationToken cancellationToken)
    {
        var (columns, rows) = _host.Size;
        _terminal.Resize(columns, rows + 1);
        await Task.Delay(NoticeTime, time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        (columns, rows) = _host.Size;
        _terminal.Resize(columns, rows);
    }

    /// <summary>Ends it, for good.</summary>
    public async Task EndAsync()
    {
        await _end.CancelAsync();
        await SettleAsync();
    }

    /// <summary>Waits until nothing is known to go on.</summary>
    public async Task SettleAsync()
    {
        if (Running is { } running)
        {
            await ((Task)running).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    public void Dispose() => _end.Dispose();

    private ProgramCall Call()
    {
        var shell = _bench.Brief.Tools.Contains("bash") ? "bash" : "sh";
        return new ProgramCall
        {
            Tool = "shell",
            Script = shell,
            Request = new ExecRequest
            {
                Id = "shell",
                Arguments = ["sh", "-c", "PATH=\"/run/rebench:$PATH\"; export PATH; exec \"$0\" -i", shell],
                WorkingDirectory = "/home/agent/solution",
                Environment = Variables(shell),
                Input = _keys.Reader.AsStream(leaveOpen: true),
                Terminal = _terminal,
                KeepBytes = 0,
            },
        };
    }

    // A folder's name in the prompt is bash's \w; other shells expand $PWD. What start files make of bash's prompt gets the clock in front.
    private Dictionary<string, string> Variables(string shell)
    {
        var variables = new Dictionary<string, string> { ["TERM"] = Kind(), ["PS1"] = shell == "bash" ? @"\w\$ " : $"[{Left}] $PWD$ " };
        if (shell == "bash")
        {
            variables["PROMPT_COMMAND"] = $"case $PS1 in *'task clock'*) ;; *) PS1='[{Left}] '$PS1 ;; esac";
        }

        return variables;
    }

    private string Kind() => _host.Kind is { Length: > 0 and <= LongestKind } kind && kind.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '.' or '_' or '+') ? kind : "dumb";
}
