namespace RE.Bench.Tests.Models;

/// <summary>Bodies of answers in one protocol.</summary>
internal interface IFakeAnswers
{
    string Empty { get; }

    string Unfinished { get; }

    /// <summary>A thought, sealed where the protocol seals thoughts, and a call of bash.</summary>
    string Thinking { get; }

    /// <summary>The server-sent events of a streamed 'hello', whole.</summary>
    IReadOnlyList<string> Events { get; }

    /// <summary>The server-sent events of a streamed call of bash, <c>make</c>, whole.</summary>
    IReadOnlyList<string> CallEvents { get; }

    string Text(string text);

    string Call(string tool, string arguments);

    string Error(string message);
}
