namespace ArchiveTool.Core.References.Collecting.Markdown;

/// <summary>
/// Knows Markdown that would cost Markdig quadratic time or make it give up, before it is tried: thousands of link
/// starts, comments or bare links within one paragraph, or brackets, lists and quotations nested beyond any writer's use.
/// Measured on the published binary: 40,000 open brackets in a paragraph take 9 seconds.
/// </summary>
internal static class MarkdownHazards
{
    private const int MostOpenings = 2_000;
    private const int DeepestNesting = 100;
    private const int LongestWord = 16_384;

    /// <summary>True where a paragraph of the text is one of these.</summary>
    public static bool AreIn(ReadOnlySpan<char> text)
    {
        var paragraph = default(Paragraph);
        foreach (var line in text.EnumerateLines())
        {
            var content = line.TrimStart(" \t");
            var quotes = content.IndexOfAnyExcept('>', ' ');
            if (quotes > DeepestNesting)
            {
                return true;
            }

            paragraph = StartsBlock(content) ? default : paragraph;
            if (paragraph.Take(content))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A blank line, a list's item or a heading starts another paragraph.</summary>
    private static bool StartsBlock(ReadOnlySpan<char> content) =>
        content.IsEmpty
        || content[0] == '#'
        || (content.Length > 1 && content[0] is '-' or '*' or '+' && content[1] is ' ' or '\t')
        || (
            char.IsAsciiDigit(content[0])
            && content.IndexOfAnyExceptInRange('0', '9') is > 0 and var digits
            && content[digits] is '.' or ')'
        );

    private struct Paragraph
    {
        private int brackets;
        private int depth;
        private int comments;
        private int links;

        public bool Take(ReadOnlySpan<char> line)
        {
            if (ItemsWithin(line) > DeepestNesting)
            {
                return true;
            }

            links += line.Count("://") + line.Count("www.");
            foreach (var word in line.Split(' '))
            {
                if (
                    word.End.Value - word.Start.Value > LongestWord
                    && line[word].ContainsAny('w', ':')
                    && IsLinks(line[word])
                )
                {
                    return true;
                }
            }

            for (var rest = line; rest.IndexOfAny('[', ']', '<') is var at and >= 0; rest = rest[(at + 1)..])
            {
                switch (rest[at])
                {
                    case '[':
                        brackets++;
                        depth++;
                        break;
                    case ']':
                        depth = Math.Max(0, depth - 1);
                        break;
                    default:
                        comments += rest.Length > at + 1 && rest[at + 1] is '!' or '?' ? 1 : 0;
                        break;
                }

                if (brackets > MostOpenings || depth > DeepestNesting || comments > MostOpenings)
                {
                    return true;
                }
            }

            return links > MostOpenings;
        }

        /// <summary>How many items of lists begin in one line, each within the one before.</summary>
        private static int ItemsWithin(ReadOnlySpan<char> line)
        {
            var items = 0;
            while (line.Length > 1 && line[0] is '-' or '*' or '+' && line[1] is ' ' or '\t')
            {
                line = line[2..].TrimStart(" \t");
                items++;
            }

            return items;
        }

        private static bool IsLinks(ReadOnlySpan<char> word) => word.Count("www.") + word.Count("://") > 64;
    }
}
