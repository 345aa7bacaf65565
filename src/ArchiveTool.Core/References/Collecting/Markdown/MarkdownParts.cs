using ArchiveTool.Core.Documents.Text;

namespace ArchiveTool.Core.References.Collecting.Markdown;

/// <summary>
/// Cuts a Markdown body into parts that Markdig reads in linear time and bounded memory. Nearly every body is one part.
/// A large one is cut where its top-level blocks end; one with a hazard is cut around it, so that only the lines that
/// hold the hazard are not parsed.
/// </summary>
internal static class MarkdownParts
{
    /// <summary>A body up to this length is parsed whole: definitions at its end count for its beginning.</summary>
    public const int LargestWhole = 1 << 20;

    // Measured: Markdig's tree takes some 100 bytes a character of a body that is full of links.
    private const int LongEnough = 1 << 16;
    private const int TooLong = 1 << 18;

    /// <summary>The parts in document order; together they are the body.</summary>
    public static IEnumerable<MarkdownPart> Split(string body)
    {
        return body.Length <= LargestWhole && !HasHazard(body)
            ? [new MarkdownPart(new TextRange(0, body.Length), IsWhole: true, IsBounded: true)]
            : Merge(Cut(body));
    }

    private static bool HasHazard(string body)
    {
        var lines = new MarkdownLines(body);
        var budget = new MarkdownBudget();
        while (lines.MoveNext())
        {
            if (!budget.TryTake(lines.Current))
            {
                return true;
            }
        }

        return false;
    }

    private static IEnumerable<MarkdownPart> Cut(string body)
    {
        var lines = new MarkdownLines(body);
        var budget = new MarkdownBudget();
        var (start, section) = (0, 0);
        while (lines.MoveNext())
        {
            var line = lines.Current;
            var length = line.Range.Start - start;
            if (line.StartsSection)
            {
                section = line.Range.Start;
            }

            if ((line.StartsSection && length >= LongEnough) || (line.IsCuttable && length >= TooLong))
            {
                yield return Bounded(start, line.Range.Start);
                (start, section) = (line.Range.Start, line.Range.Start);
                budget.Forget();
            }

            if (budget.TryTake(line))
            {
                continue;
            }

            // What stands before the section of the hazard is not touched by it.
            if (section > start)
            {
                yield return Bounded(start, section);
                start = section;
            }

            if (line.Range.Start > start)
            {
                yield return Bounded(start, line.Range.Start);
                start = line.Range.Start;
            }

            budget.Forget();
            if (!budget.TryTake(line))
            {
                yield return new MarkdownPart(line.Range, IsWhole: false, IsBounded: false);
                (start, section) = (line.Range.End, line.Range.End);
                budget.Forget();
            }
        }

        if (start < body.Length)
        {
            yield return Bounded(start, body.Length);
        }
    }

    private static MarkdownPart Bounded(int start, int end) =>
        new(new TextRange(start, end - start), IsWhole: false, IsBounded: true);

    /// <summary>Lines that are not parsed and follow each other are one part, and one finding.</summary>
    private static IEnumerable<MarkdownPart> Merge(IEnumerable<MarkdownPart> parts)
    {
        MarkdownPart? held = null;
        foreach (var part in parts)
        {
            if (held is { } before && !before.IsBounded)
            {
                if (!part.IsBounded)
                {
                    var length = part.Range.End - before.Range.Start;
                    held = before with { Range = new TextRange(before.Range.Start, length) };
                    continue;
                }

                yield return before;
                held = null;
            }

            if (part.IsBounded)
            {
                yield return part;
            }
            else
            {
                held = part;
            }
        }

        if (held is { } last)
        {
            yield return last;
        }
    }
}
