namespace ArchiveTool.Core.Documents.Html;

/// <summary>The attributes of the tag that was just read, by name. Where one stands twice the first counts.</summary>
internal readonly ref struct HtmlAttributes(ReadOnlySpan<char> text, List<HtmlAttribute> attributes)
{
    private readonly ReadOnlySpan<char> text = text;

    /// <summary>The index of the attribute of this name, or -1.</summary>
    public int IndexOf(ReadOnlySpan<char> name)
    {
        for (var i = 0; i < attributes.Count; i++)
        {
            if (attributes[i].NameLength == name.Length && Name(i).Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>Its name as written.</summary>
    public ReadOnlySpan<char> Name(int index) => text.Slice(attributes[index].NameStart, attributes[index].NameLength);

    /// <summary>Its value as written.</summary>
    public ReadOnlySpan<char> Raw(int index) => text.Slice(attributes[index].ValueStart, attributes[index].ValueLength);

    /// <summary>The decoded value of the attribute of this name, or null.</summary>
    public string? Decode(ReadOnlySpan<char> name) =>
        IndexOf(name) is var index and >= 0 ? CharacterReferences.Decode(Raw(index), inAttribute: true) : null;
}
