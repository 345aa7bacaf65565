namespace ArchiveTool.Core.References.Collecting.IgnoreMarks;

/// <summary>What an element's name says of where elements around it end.</summary>
[Flags]
internal enum HtmlTraits
{
    None = 0,

    /// <summary><c>p</c>.</summary>
    Paragraph = 1 << 0,

    /// <summary><c>li</c>.</summary>
    ListItem = 1 << 1,

    /// <summary><c>dt</c> and <c>dd</c>.</summary>
    Description = 1 << 2,

    /// <summary><c>td</c> and <c>th</c>.</summary>
    Cell = 1 << 3,

    /// <summary><c>tr</c>.</summary>
    Row = 1 << 4,

    /// <summary><c>tbody</c>, <c>thead</c> and <c>tfoot</c>.</summary>
    RowGroup = 1 << 5,

    /// <summary><c>caption</c>.</summary>
    Caption = 1 << 6,

    /// <summary><c>colgroup</c>.</summary>
    ColumnGroup = 1 << 7,

    /// <summary><c>table</c>.</summary>
    Table = 1 << 8,

    /// <summary><c>template</c>.</summary>
    Template = 1 << 9,

    /// <summary><c>option</c>.</summary>
    Option = 1 << 10,

    /// <summary><c>optgroup</c>.</summary>
    OptionGroup = 1 << 11,

    /// <summary><c>select</c> and <c>datalist</c>.</summary>
    OptionList = 1 << 12,

    /// <summary><c>rt</c>, <c>rp</c> and their obsolete kin.</summary>
    RubyText = 1 << 13,

    /// <summary><c>ruby</c>.</summary>
    Ruby = 1 << 14,

    /// <summary><c>h1</c> to <c>h6</c>: the end tag of one ends any.</summary>
    Heading = 1 << 15,

    /// <summary><c>button</c>.</summary>
    Button = 1 << 16,

    /// <summary><c>ol</c> and <c>ul</c>.</summary>
    List = 1 << 17,

    /// <summary><c>svg</c> and <c>math</c>.</summary>
    Foreign = 1 << 18,

    /// <summary>An element that ends a scope (https://html.spec.whatwg.org/multipage/parsing.html#has-an-element-in-scope).</summary>
    Scope = 1 << 19,

    /// <summary>The standard's special elements (https://html.spec.whatwg.org/multipage/parsing.html#special).</summary>
    Special = 1 << 20,

    /// <summary>A special element beyond which an item of a list is not looked for.</summary>
    EndsItemSearch = 1 << 21,

    /// <summary>The standard's formatting elements: their end tag ends them alone, and not what is open in them.</summary>
    Formatting = 1 << 22,

    /// <summary>Its start tag ends a paragraph.</summary>
    EndsParagraph = 1 << 23,

    /// <summary>Its end tag may be omitted (https://html.spec.whatwg.org/multipage/syntax.html#optional-tags).</summary>
    MayBeLeftOpen = 1 << 24,

    /// <summary>It may stand in a <c>head</c>.</summary>
    Metadata = 1 << 25,

    /// <summary>Its end tag ends what was left open in it.</summary>
    EndsContent = 1 << 26,
}
