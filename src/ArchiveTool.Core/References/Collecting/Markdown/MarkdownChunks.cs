using ArchiveTool.Core.Documents.Text;

namespace ArchiveTool.Core.References.Collecting.Markdown;

/// <summary>Cuts Markdown at blank lines that end blocks: not in fenced code, comments or raw HTML.</summary>
internal static class MarkdownChunks
{
    private static readonly (string Open, string Close)[] Raw =
    [
        ("<!--", "-->"),
        ("<script", "</script"),
        ("<style", "</style"),
        ("<pre", "</pre"),
        ("<textarea", "</textarea"),
    ];

    public static IEnumerable<TextRange> Split(string body)
    {
        var (start, at) = (0, 0);
        string? close = null;
        while (at < body.Length)
        {
            var next = body.IndexOf('\n', at);
            var end = next < 0 ? body.Length : next + 1;
            var isBlank = body.AsSpan(at, end - at).Trim().IsEmpty;
            close = Follow(body.AsSpan(at, end - at).Trim(), close);
            at = end;
            if (isBlank && close is null && at > start)
            {
                yield return new TextRange(start, end - start);
                start = end;
            }
        }

        if (start < body.Length)
        {
            yield return new TextRange(start, body.Length - start);
        }
    }

    /// <summary>What must come before the next blank line ends a block.</summary>
    private static string? Follow(ReadOnlySpan<char> line, string? close)
    {
        if (close is not null)
        {
            var isFence = close[0] is '`' or '~';
            var isClosed = isFence
                ? line.StartsWith(close) && line.IndexOfAnyExcept(close[0]) < 0
                : line.Contains(close, StringComparison.OrdinalIgnoreCase);
            return isClosed ? null : close;
        }

        if (line.StartsWith("```") || line.StartsWith("~~~"))
        {
            var length = line.IndexOfAnyExcept(line[0]);
            return new string(line[0], length < 0 ? line.Length : length);
        }

        foreach (var (open, end) in Raw)
        {
            if (line.StartsWith(open, StringComparison.OrdinalIgnoreCase))
            {
                return line.Contains(end, StringComparison.OrdinalIgnoreCase) ? null : end;
            }
        }

        return null;
    }
}
