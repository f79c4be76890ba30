using System.Text;
using RE.Bench.Cli.Display.Words;
using RE.Bench.Sandboxes;

namespace RE.Bench.Cli.Display;

/// <summary>Shows what a program in the sandbox prints, a line at a time, as text that no terminal obeys.</summary>
/// <param name="output">Where to.</param>
internal sealed class ProgramLines(TextWriter output) : IExecOutput
{
    private const int LongestLine = 2000;
    private readonly SafeWriter _lines = new(output);
    private readonly StringBuilder _begun = new();
    private readonly Decoder _decoder = Encoding.UTF8.GetDecoder();

    /// <summary>Shows the lines that a chunk ends.</summary>
    public ValueTask WriteAsync(bool isError, ReadOnlyMemory<byte> chunk, CancellationToken cancellationToken)
    {
        var letters = new char[_decoder.GetCharCount(chunk.Span, flush: false)];
        _decoder.GetChars(chunk.Span, letters, flush: false);
        foreach (var letter in letters)
        {
            if (letter == '\n' || _begun.Length == LongestLine)
            {
                _lines.WriteLine($"program: {InertText.Line(_begun.ToString().TrimEnd('\r'))}");
                _begun.Clear();
            }

            if (letter != '\n')
            {
                _begun.Append(letter);
            }
        }

        return ValueTask.CompletedTask;
    }
}
