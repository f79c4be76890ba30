using System.Text;

namespace RE.Bench.Cli.Display.Sessions;

/// <summary>Recorded terminal output as plain text for pipes and files: no sequences, line ends as line feeds.</summary>
internal sealed class PlainScreen
{
    private readonly ScreenFilter _filter = new();
    private readonly StringBuilder _sequence = new();
    private bool _wasReturn;

    /// <summary>The text of a piece of output.</summary>
    public string Text(string piece)
    {
        var text = new StringBuilder(piece.Length);
        foreach (var letter in _filter.Filter(piece))
        {
            if (_sequence.Length > 0 || letter == '\u001b')
            {
                Skip(letter);
                continue;
            }

            // A carriage return alone goes back to write the line again.
            _ = _wasReturn && letter != '\n' ? text.Append('\n') : text;
            _wasReturn = letter == '\r';
            _ = letter is '\r' or '\b' ? text : text.Append(letter);
        }

        return text.ToString();
    }

    // What comes out of the filter is whole: ESC [ … final, ESC ( x, or ESC x.
    private void Skip(char letter)
    {
        _sequence.Append(letter);
        var isOver = _sequence.Length switch
        {
            1 => false,
            2 => letter is not ('[' or '(' or ')'),
            _ => _sequence[1] != '[' || letter is >= '@' and <= '~',
        };
        _ = isOver ? _sequence.Clear() : _sequence;
    }
}
