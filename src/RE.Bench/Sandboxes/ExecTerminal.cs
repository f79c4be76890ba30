namespace RE.Bench.Sandboxes;

/// <summary>A terminal for a command: its size, which may change while the command runs.</summary>
/// <param name="columns">Characters of a line.</param>
/// <param name="rows">Lines.</param>
public sealed class ExecTerminal(int columns, int rows)
{
    private readonly Lock _lock = new();
    private (int Columns, int Rows) _size = (columns, rows);

    /// <summary>Raised after each change of the size.</summary>
    public event Action? Resized;

    /// <summary>Characters of a line, and lines.</summary>
    public (int Columns, int Rows) Size
    {
        get
        {
            lock (_lock)
            {
                return _size;
            }
        }
    }

    /// <summary>Changes the size; the command's foreground processes hear of it.</summary>
    /// <param name="columns">Characters of a line.</param>
    /// <param name="rows">Lines.</param>
    public void Resize(int columns, int rows)
    {
        lock (_lock)
        {
            if (_size == (columns, rows))
            {
                return;
            }

            _size = (columns, rows);
        }

        Resized?.Invoke();
    }
}
