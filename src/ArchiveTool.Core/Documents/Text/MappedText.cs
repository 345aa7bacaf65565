namespace ArchiveTool.Core.Documents.Text;

/// <summary>
/// A piece of text whose every position is known in the post's text, also after something was decoded or left out on
/// the way: an attribute value with character references, the lines of an HTML block inside a quotation.
/// </summary>
internal readonly struct MappedText
{
    private readonly int start;
    private readonly int[]? map;

    private MappedText(ReadOnlyMemory<char> value, int start, int[]? map)
    {
        Value = value;
        this.start = start;
        this.map = map;
    }

    /// <summary>The text itself.</summary>
    public ReadOnlyMemory<char> Value { get; }

    /// <summary>A range of the post's text, as it stands there.</summary>
    public static MappedText Map(string text, TextRange range) =>
        new(text.AsMemory(range.Start, range.Length), range.Start, null);

    /// <summary>Text that was put together.</summary>
    /// <param name="value">The text.</param>
    /// <param name="map">For each unit and the end, where it stands in the post's text; one longer than the text.</param>
    public static MappedText Map(ReadOnlyMemory<char> value, int[] map) => new(value, 0, map);

    /// <summary>Where a position stands in the post's text.</summary>
    public int ToSource(int position) => map is null ? start + position : map[start + position];

    /// <summary>Where a range stands in the post's text.</summary>
    public TextRange ToSource(int from, int length)
    {
        var first = ToSource(from);
        return new TextRange(first, ToSource(from + length) - first);
    }

    /// <summary>A part of this text.</summary>
    public MappedText Slice(int from, int length) => new(Value.Slice(from, length), start + from, map);
}
