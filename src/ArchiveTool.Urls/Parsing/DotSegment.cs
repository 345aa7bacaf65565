namespace ArchiveTool.Urls.Parsing;

/// <summary>Segments that name this folder or its parent (https://url.spec.whatwg.org/#single-dot-path-segment).</summary>
internal static class DotSegment
{
    /// <summary>1 for <c>.</c> and 2 for <c>..</c>, also where written <c>%2e</c>; else 0.</summary>
    public static int Count(ReadOnlySpan<char> segment)
    {
        if (segment.Length > 6 || segment.IsEmpty || segment[0] is not ('.' or '%'))
        {
            return 0;
        }

        var dots = 0;
        while (!segment.IsEmpty)
        {
            var length =
                segment[0] == '.' ? 1
                : segment.StartsWith("%2e", StringComparison.OrdinalIgnoreCase) ? 3
                : 0;
            if (length == 0 || ++dots > 2)
            {
                return 0;
            }

            segment = segment[length..];
        }

        return dots;
    }
}
