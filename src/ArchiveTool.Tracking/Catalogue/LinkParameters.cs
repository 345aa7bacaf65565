using ArchiveTool.Tracking.Parameters;

namespace ArchiveTool.Tracking.Catalogue;

/// <summary>Finds a link's parameters in the syntax that its network writes them in.</summary>
internal static class LinkParameters
{
    public const string Colon = "colon";
    public const string Parentheses = "parentheses";
    public const string Semicolon = "semicolon";
    public const string Underscores = "underscores";

    /// <summary>The parameters in their order; names may repeat.</summary>
    /// <param name="href">The whole URL.</param>
    /// <param name="pathStart">Where its path begins.</param>
    /// <param name="text">Where its query stands.</param>
    /// <param name="syntax">As the catalogue names it, or null.</param>
    public static List<WrittenParameter> Read(ReadOnlySpan<char> href, int pathStart, UrlText text, string? syntax)
    {
        var found = new List<WrittenParameter>();
        if (syntax == Colon)
        {
            AddDelimited(href, pathStart, text.HasQuery ? text.QueryStart - 1 : text.QueryEnd, "/", ':', found);
        }
        else if (syntax == Semicolon)
        {
            AddDelimited(href, text.QueryStart, text.QueryEnd, ";", '=', found);
        }
        else if (syntax == Underscores)
        {
            AddDelimited(href, text.QueryStart, text.QueryEnd, "__", '=', found);
        }
        else if (syntax == Parentheses && href[text.QueryStart..text.QueryEnd].Contains('('))
        {
            AddParentheses(href, text, found);
        }
        else
        {
            foreach (var parameter in new ParameterReader(href, text.QueryStart, text.QueryEnd))
            {
                found.Add(parameter);
            }
        }

        return found;
    }

    /// <summary><c>/click/camref:1/pubref:2/destination:https://…</c>, <c>?bn=1;cpdir=https://…</c>, <c>?a=1__dest=https://…</c></summary>
    private static void AddDelimited(
        ReadOnlySpan<char> href,
        int start,
        int end,
        ReadOnlySpan<char> delimiter,
        char equals,
        List<WrittenParameter> found
    )
    {
        while (start < end)
        {
            var length = href[start..end].IndexOf(delimiter);
            length = length < 0 ? end - start : length;
            var nameLength = href.Slice(start, length).IndexOf(equals);
            if (nameLength > 0)
            {
                found.Add(new WrittenParameter(start, start, start + nameLength, start + length));
            }

            start += length + delimiter.Length;
        }
    }

    /// <summary><c>?p(1)a(2)url(https://…)</c>; the last may itself hold parentheses.</summary>
    private static void AddParentheses(ReadOnlySpan<char> href, UrlText text, List<WrittenParameter> found)
    {
        var start = text.QueryStart;
        while (start < text.QueryEnd)
        {
            var rest = href[start..text.QueryEnd];
            var open = rest.IndexOf('(');
            if (open < 0)
            {
                return;
            }

            var isUrl = rest[(open + 1)..].StartsWith("http", StringComparison.OrdinalIgnoreCase);
            var close = isUrl ? rest.LastIndexOf(')') : rest.IndexOf(')');
            close = close < open ? rest.Length : close;
            found.Add(new WrittenParameter(start, start, start + open, start + close));
            start += close + 1;
        }
    }
}
