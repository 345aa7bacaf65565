using System.Buffers;

namespace ArchiveTool.Core.References.Collecting.Markdown;

/// <summary>
/// What one paragraph costs Markdig beyond its length. It looks as far as the paragraph's end for each comment and each
/// destination that is not closed; it keeps all emphasis and all cells of a table within each other until the end, and
/// walks back over all of them for a bare link. Well formed links cost nothing.
/// </summary>
internal struct MarkdownSuspects
{
    private const int MostOpen = 250;
    private const int AnyLength = 200_000;
    private const int PerUnit = 300;
    private const int BareLink = 6;
    private const int DeepestBrackets = 100;
    private const int LongestWord = 16_384;
    private const int MostLinksInWord = 64;
    private const int LongestTicks = 8;
    private const int LongestDestination = 4_096;
    private const int LongestLabel = 1_000;

    private static readonly SearchValues<char> Marks = SearchValues.Create("[]<*_~^+=`|:.@");
    private static readonly SearchValues<char> EndOfBare = SearchValues.Create(" \t\\()<>");
    private static readonly SearchValues<char> EndOfLabel = SearchValues.Create("[]\\");

    private int open;
    private int depth;
    private long length;
    private long cost;
    private int emphases;
    private int marks;

    /// <summary>False where the paragraph has too many.</summary>
    public bool TryTake(ReadOnlySpan<char> line)
    {
        if (HasLongLinks(line))
        {
            return false;
        }

        for (var at = 0; ; )
        {
            var step = line[at..].IndexOfAny(Marks);
            if (step < 0)
            {
                length += line.Length;
                return true;
            }

            at += step;
            at += Take(line, at);
            if (open > MostOpen || depth > DeepestBrackets || cost > AnyLength + (PerUnit * (length + at)))
            {
                return false;
            }
        }
    }

    private int Take(ReadOnlySpan<char> line, int at)
    {
        switch (line[at])
        {
            case '[':
                depth++;
                return Mark(1);
            case ']':
                depth = Math.Max(0, depth - 1);
                return 1 + Behind(line[(at + 1)..]);
            case '<':
                open += line.Length > at + 1 && line[at + 1] is '!' or '?' ? 1 : 0;
                return Mark(1);
            case '`':
                var ticks = Run(line[at..]);
                open += ticks > LongestTicks ? 1 : 0;
                return Mark(ticks);
            case '|':
                return Mark(1);
            case '@' when at > 0 && char.IsAsciiLetterOrDigit(line[at - 1]):
            case ':' when at > 0 && char.IsAsciiLetter(line[at - 1]):
            case '.' when line[..at].EndsWith("www", StringComparison.OrdinalIgnoreCase):
                cost += (long)BareLink * marks;
                return Mark(1);
            case ':' or '.' or '@':
                return 1;
            default:
                return Emphasis(line, at);
        }
    }

    private int Mark(int width)
    {
        marks++;
        cost += emphases;
        return width;
    }

    /// <summary>What follows the end of a link's text: a destination or a label that is not closed costs.</summary>
    private int Behind(ReadOnlySpan<char> rest)
    {
        if (rest.IsEmpty || rest[0] is not ('(' or '['))
        {
            return 0;
        }

        if (rest[0] == '(')
        {
            var destination = Destination(rest[1..Math.Min(rest.Length, LongestDestination)]);
            open += destination == 0 ? 1 : 0;
            return destination;
        }

        var label = rest[1..Math.Min(rest.Length, LongestLabel)];
        var end = label.IndexOfAny(EndOfLabel);
        open += end < 0 || label[end] != ']' ? 1 : 0;
        return 0;
    }

    /// <summary>The length with both parentheses of a plain destination and its title in double quotes; else 0.</summary>
    private static int Destination(ReadOnlySpan<char> rest)
    {
        var parentheses = 1;
        for (var at = 0; ; at++)
        {
            var step = rest[at..].IndexOfAny(EndOfBare);
            if (step < 0)
            {
                return 0;
            }

            at += step;
            parentheses += rest[at] switch
            {
                '(' => 1,
                ')' => -1,
                _ => 0,
            };
            if (parentheses == 0)
            {
                return at + 2;
            }

            if (rest[at] is ' ' or '\t')
            {
                return parentheses == 1 && Title(rest[at..]) is var title and > 0 ? at + title + 1 : 0;
            }

            if (rest[at] is '<' or '>' or '\\')
            {
                return 0;
            }
        }
    }

    private static int Title(ReadOnlySpan<char> rest)
    {
        var start = rest.IndexOfAnyExcept(' ', '\t');
        if (start < 0 || rest[start] is not ('"' or '\'' or ')'))
        {
            return 0;
        }

        if (rest[start] == ')')
        {
            return start + 1;
        }

        var length = rest[(start + 1)..].IndexOf(rest[start]);
        var end = start + length + 2;
        var close = length < 0 ? -1 : rest[end..].IndexOfAnyExcept(' ', '\t');
        return close >= 0 && rest[end + close] == ')' ? end + close + 1 : 0;
    }

    private int Emphasis(ReadOnlySpan<char> line, int at)
    {
        var run = Run(line[at..]);
        var isWithin =
            at > 0 && at + run < line.Length && !char.IsWhiteSpace(line[at - 1]) && !char.IsWhiteSpace(line[at + run]);

        // Within a word an underscore is a character like any other.
        if (line[at] == '_' && isWithin && char.IsLetterOrDigit(line[at - 1]) && char.IsLetterOrDigit(line[at + run]))
        {
            return run;
        }

        emphases++;
        cost += marks;
        return Mark(run);
    }

    private static int Run(ReadOnlySpan<char> text) =>
        text.IndexOfAnyExcept(text[0]) is var end and >= 0 ? end : text.Length;

    private static bool HasLongLinks(ReadOnlySpan<char> line)
    {
        if (line.Length <= LongestWord)
        {
            return false;
        }

        foreach (var range in line.Split(' '))
        {
            var word = line[range];
            if (word.Length > LongestWord && word.Count("www.") + word.Count("://") > MostLinksInWord)
            {
                return true;
            }
        }

        return false;
    }
}
