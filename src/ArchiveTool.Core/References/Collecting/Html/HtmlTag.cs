using System.Globalization;
using ArchiveTool.Core.Documents.Html;
using ArchiveTool.Core.Documents.Text;
using ArchiveTool.Core.Referrers;

namespace ArchiveTool.Core.References.Collecting.Html;

/// <summary>A start tag as the element rules see it.</summary>
internal readonly ref struct HtmlTag
{
    private readonly HtmlAttributes attributes;
    private readonly List<HtmlAttribute> list;
    private readonly MappedText text;

    public HtmlTag(string name, MappedText text, List<HtmlAttribute> list, bool isIgnored)
    {
        Name = name;
        this.text = text;
        this.list = list;
        attributes = new HtmlAttributes(text.Value.Span, list);
        IsIgnored = isIgnored;
    }

    /// <summary>The element's name in lower case.</summary>
    public string Name { get; }

    /// <summary>The author asked that this is left alone.</summary>
    public bool IsIgnored { get; }

    /// <summary>How many attributes it has.</summary>
    public int Count => list.Count;

    /// <summary>The decoded value of an attribute, or null.</summary>
    public string? this[ReadOnlySpan<char> name] => attributes.Decode(name);

    /// <summary>The decoded value of an attribute that nobody keeps, or nothing.</summary>
    public ReadOnlySpan<char> Glance(ReadOnlySpan<char> name)
    {
        var index = IndexOf(name);
        var raw = index < 0 ? default : attributes.Raw(index);
        return CharacterReferences.IsPlain(raw) ? raw : GetValue(index);
    }

    /// <summary>The index of an attribute, or -1.</summary>
    public int IndexOf(ReadOnlySpan<char> name) => attributes.IndexOf(name);

    /// <summary>An attribute's name as written.</summary>
    public ReadOnlySpan<char> GetName(int index) => attributes.Name(index);

    /// <summary>The decoded value of an attribute.</summary>
    public string GetValue(int index) => CharacterReferences.Decode(attributes.Raw(index), inAttribute: true);

    /// <summary>The value of an attribute with white space around it left out, decoded, every position known.</summary>
    public MappedText Mapped(int index)
    {
        var (start, length) = Trimmed(index);
        return CharacterReferences.Decode(text.Slice(start, length), inAttribute: true);
    }

    /// <summary>How a replacement in this attribute is escaped.</summary>
    public UrlContext Syntax(int index) =>
        list[index].Quote switch
        {
            '"' => UrlContext.HtmlDoubleQuoted,
            '\'' => UrlContext.HtmlSingleQuoted,
            _ => UrlContext.HtmlUnquoted,
        };

    /// <summary>A reference that is the whole value of an attribute.</summary>
    public PendingReference Whole(int index, ReferenceKind kind, string attribute)
    {
        var (start, length) = Trimmed(index);
        return Model(index, kind, attribute) with
        {
            Range = text.ToSource(start, length),
            Raw = CharacterReferences.Decode(text.Value.Span.Slice(start, length), inAttribute: true),
        };
    }

    /// <summary>What all references in an attribute have in common.</summary>
    public PendingReference Model(int index, ReferenceKind kind, string attribute) =>
        new()
        {
            Kind = kind,
            Element = Name,
            Attribute = attribute,
            Range = default,
            Raw = "",
            Syntax = Syntax(index),
            IsIgnored = IsIgnored,
        };

    /// <summary>
    /// The element's own policy
    /// (https://html.spec.whatwg.org/multipage/urls-and-fetching.html#referrer-policy-attribute).
    /// </summary>
    public ReferrerPolicy OwnPolicy() => ReferrerPolicies.FromAttribute(Glance("referrerpolicy"));

    /// <summary>True where an attribute is a set of words and has this one.</summary>
    public static bool HasWord(string? words, string word) =>
        words is not null
        && words
            .Split(TextMarks.AsciiWhiteSpace.ToCharArray(), StringSplitOptions.RemoveEmptyEntries)
            .Contains(word, StringComparer.OrdinalIgnoreCase);

    /// <summary>A dimension attribute in CSS pixels, or null if it is none or a percentage.</summary>
    public int? Dimension(ReadOnlySpan<char> name)
    {
        var index = IndexOf(name);
        if (index < 0)
        {
            return null;
        }

        var value = attributes.Raw(index).Trim(TextMarks.AsciiWhiteSpace);
        var digits = value.IndexOfAnyExceptInRange('0', '9');
        var number = digits < 0 ? value : value[..digits];
        return
            (digits < 0 || value[digits] != '%')
            && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var pixels)
            ? pixels
            : null;
    }

    private (int Start, int Length) Trimmed(int index)
    {
        var raw = attributes.Raw(index);
        var start = raw.IndexOfAnyExcept(TextMarks.WhiteSpace);
        if (start < 0)
        {
            return (list[index].ValueStart, 0);
        }

        var end = raw.LastIndexOfAnyExcept(TextMarks.WhiteSpace) + 1;
        return (list[index].ValueStart + start, end - start);
    }
}
