using System.Collections.Frozen;

namespace ArchiveTool.Core.Offline.Highlighting;

/// <summary>What a language's code is made of, as far as colours need to know.</summary>
/// <param name="LineComments">What begins a comment that ends with the line.</param>
/// <param name="BlockComments">What begins and ends a comment.</param>
/// <param name="Quotes">What begins and ends a string on one line.</param>
/// <param name="LongQuotes">What begins and ends a string of several lines.</param>
/// <param name="Keywords">The words of the language.</param>
/// <param name="IgnoreCase">Whether keywords are written in any case.</param>
internal sealed record CodeLanguage(
    IReadOnlyList<string> LineComments,
    IReadOnlyList<(string Start, string End)> BlockComments,
    string Quotes,
    IReadOnlyList<string> LongQuotes,
    FrozenSet<string> Keywords,
    bool IgnoreCase = false
)
{
    /// <summary>A markup language: tags and attributes in place of words.</summary>
    public bool IsMarkup { get; init; }

    /// <summary>Keys before a colon or an equals sign are words of the language: YAML, JSON, TOML, INI, CSS.</summary>
    public bool HasKeys { get; init; }
}
