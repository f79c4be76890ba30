using System.Text;

namespace RE.Bench.Cli.Display.Sessions;

/// <summary>
/// Makes recorded terminal output harmless for the terminal that shows it: text, colors, cursor movement, erasing, scrolling and the
/// alternate screen pass; everything else goes, whether it asks the terminal questions, sets its title or clipboard, switches modes of keys
/// and mouse, prints, or is broken. Works on pieces as they come; a sequence may be cut anywhere.
/// </summary>
internal sealed class ScreenFilter
{
    private const int LongestSequence = 64;
    private const char Escape = '\u001b';
    private const char Bell = '\u0007';

    // Cursor A-H d f, erase J K X, insert and delete P @ L M, scroll S T, region r, save and restore s u, repeat b, style m.
    private const string Finals = "ABCDEFGHdfJKXP@LMSTrsubm";
    private static readonly HashSet<string> Modes = ["?7", "?25", "?47", "?1047", "?1048", "?1049"];
    private readonly StringBuilder _sequence = new();
    private State _state;

    private enum State
    {
        Text,
        Escaped,
        Control,
        Charset,
        String,
        StringEscaped,
    }

    /// <summary>What of a piece of output may be shown.</summary>
    public string Filter(string piece)
    {
        var shown = new StringBuilder(piece.Length);
        foreach (var letter in piece)
        {
            Take(letter, shown);
        }

        return shown.ToString();
    }

    private void Take(char letter, StringBuilder shown)
    {
        switch (_state)
        {
            case State.Text:
                TakeText(letter, shown);
                break;
            case State.Escaped:
                TakeEscaped(letter, shown);
                break;
            case State.Control:
                TakeControl(letter, shown);
                break;
            case State.Charset:
                if (letter is < ' ' or > '/')
                {
                    Finish(letter is 'B' or '0' && _sequence.Length == 2 && _sequence[1] is '(' or ')', letter, shown);
                }
                else if (_sequence.Length < LongestSequence)
                {
                    _sequence.Append(letter);
                }

                break;
            case State.String:
                _state = letter switch { Bell or '\u009c' => State.Text, Escape => State.StringEscaped, _ => State.String };
                break;
            default:
                _state = letter == '\\' ? State.Text : letter == Escape ? State.StringEscaped : State.String;
                break;
        }
    }

    private void TakeText(char letter, StringBuilder shown)
    {
        if (letter is Escape or '\u009b')
        {
            _sequence.Clear().Append(Escape);
            _state = letter == Escape ? State.Escaped : State.Control;
            _ = letter == Escape ? _sequence : _sequence.Append('[');
        }
        else if (letter is '\u0090' or '\u0098' or '\u009d' or '\u009e' or '\u009f')
        {
            _state = State.String;
        }
        else if (letter is '\n' or '\r' or '\t' or '\b' || !char.IsControl(letter))
        {
            shown.Append(letter);
        }
    }

    private void TakeEscaped(char letter, StringBuilder shown)
    {
        switch (letter)
        {
            case '[':
                _sequence.Append(letter);
                _state = State.Control;
                break;
            case >= ' ' and <= '/':
                // ESC ( and ESC ) choose a set of characters; others do other things, with the letter that follows.
                _sequence.Append(letter);
                _state = State.Charset;
                break;
            case ']' or 'P' or 'X' or '^' or '_':
                _state = State.String;
                break;
            case Escape:
                break;
            default:
                // 7 and 8 save and restore the cursor, D E M move it by a line.
                Finish(letter is '7' or '8' or 'D' or 'E' or 'M', letter, shown);
                break;
        }
    }

    private void TakeControl(char letter, StringBuilder shown)
    {
        if (letter is >= '\u0020' and <= '\u003f' && _sequence.Length < LongestSequence)
        {
            _sequence.Append(letter);
        }
        else if (letter == Escape)
        {
            _sequence.Clear().Append(Escape);
            _state = State.Escaped;
        }
        else
        {
            Finish(IsHarmless(_sequence.ToString(2, _sequence.Length - 2), letter), letter, shown);
        }
    }

    private static bool IsHarmless(string parameters, char final) => final is 'h' or 'l'
        ? parameters.Length > 1 && parameters.TrimStart('?').Split(';').All(mode => Modes.Contains("?" + mode)) && parameters[0] == '?'
        : Finals.Contains(final, StringComparison.Ordinal) && parameters.All(letter => char.IsAsciiDigit(letter) || letter is ';' or ':');

    private void Finish(bool isHarmless, char letter, StringBuilder shown)
    {
        _state = State.Text;
        if (isHarmless)
        {
            shown.Append(_sequence).Append(letter);
        }
    }
}
