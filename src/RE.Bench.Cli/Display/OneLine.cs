using Spectre.Console;
using Spectre.Console.Rendering;

namespace RE.Bench.Cli.Display;

/// <summary>Markup that never wraps: what does not fit is left out, so that a picture's height does not depend on foreign text.</summary>
/// <param name="markup">One line; foreign parts escaped.</param>
internal sealed class OneLine(string markup) : Renderable
{
    private const int WiderThanAnyLine = 100_000;
    private readonly Markup _markup = new(markup);

    protected override IEnumerable<Segment> Render(RenderOptions options, int maxWidth)
    {
        IRenderable line = _markup;
        return [.. Segment.Truncate(line.Render(options, WiderThanAnyLine), maxWidth), Segment.LineBreak];
    }
}
