namespace ArchiveTool.Tracking.Parameters;

/// <summary>Where query and fragment stand in a URL as it was written, relative or not.</summary>
/// <param name="QueryStart">Behind the question mark; the same as <paramref name="QueryEnd"/> if absent.</param>
/// <param name="QueryEnd">Behind the query.</param>
/// <param name="FragmentStart">Behind the hash sign; the text's length if there is none.</param>
internal readonly record struct UrlText(int QueryStart, int QueryEnd, int FragmentStart)
{
    public bool HasQuery => QueryStart < QueryEnd;

    public static UrlText Read(ReadOnlySpan<char> text)
    {
        var hash = text.IndexOf('#');
        var end = hash < 0 ? text.Length : hash;
        var mark = text[..end].IndexOf('?');
        return new UrlText(mark < 0 ? end : mark + 1, end, hash < 0 ? text.Length : hash + 1);
    }
}
