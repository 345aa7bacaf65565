using System.Buffers;

namespace ArchiveTool.Core.Documents.Text;

/// <summary>Sets of characters that readers look for.</summary>
internal static class TextMarks
{
    /// <summary>White space of HTML and CSS.</summary>
    public const string AsciiWhiteSpace = " \t\n\f\r";

    /// <summary>White space of HTML and CSS, to search with.</summary>
    public static readonly SearchValues<char> WhiteSpace = SearchValues.Create(AsciiWhiteSpace);

    /// <summary>What may stand before a text begins: white space and a byte order mark that was not one.</summary>
    public static readonly SearchValues<char> Blank = SearchValues.Create(" \t\n\f\r\uFEFF");

    /// <summary>What ends a JSON literal.</summary>
    public static readonly SearchValues<char> EndOfJsonWord = SearchValues.Create(" \t\r\n,:{}[]\"");

    /// <summary>What ends a TOML key.</summary>
    public static readonly SearchValues<char> EndOfTomlKey = SearchValues.Create("=\r\n#{}[],");

    /// <summary>What ends a bare TOML value.</summary>
    public static readonly SearchValues<char> EndOfTomlValue = SearchValues.Create(",\r\n#]}");
}
