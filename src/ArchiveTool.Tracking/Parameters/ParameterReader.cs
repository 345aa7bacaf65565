namespace ArchiveTool.Tracking.Parameters;

/// <summary>
/// Takes <c>name=value&amp;name=value</c> apart where it stands. The separator is also found as <c>&amp;amp;</c>, as it
/// is in URLs that were copied from the source of a page.
/// </summary>
internal ref struct ParameterReader
{
    private const string Escaped = "amp;";
    private readonly ReadOnlySpan<char> text;
    private readonly int end;
    private int position;
    private bool isFirst = true;

    /// <summary>Reads a part of a text.</summary>
    public ParameterReader(ReadOnlySpan<char> text, int start, int end)
    {
        this.text = text;
        this.end = end;
        position = start;
    }

    public WrittenParameter Current { get; private set; }

    public readonly ParameterReader GetEnumerator() => this;

    public bool MoveNext()
    {
        if (position >= end)
        {
            return false;
        }

        var separator = position;
        if (!isFirst)
        {
            position++;
            if (text[position..end].StartsWith(Escaped, StringComparison.OrdinalIgnoreCase))
            {
                position += Escaped.Length;
            }
        }

        isFirst = false;
        var start = position;
        var rest = text[start..end];
        var length = rest.IndexOf('&');
        length = length < 0 ? rest.Length : length;
        var equals = rest[..length].IndexOf('=');
        position = start + length;
        Current = new WrittenParameter(separator, start, start + (equals < 0 ? length : equals), position);
        return true;
    }
}
