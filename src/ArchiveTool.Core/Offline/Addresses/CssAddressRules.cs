using System.Collections.Frozen;
using ArchiveTool.Core.Documents.Css;

namespace ArchiveTool.Core.Offline.Addresses;

/// <summary>Where CSS takes a string for an address, and where for text.</summary>
internal static class CssAddressRules
{
    /// <summary>Properties and descriptors whose own strings are text.</summary>
    private static readonly FrozenSet<string> TextProperties = Set(
        "content quotes font-family font font-feature-settings font-variation-settings "
            + "font-language-override grid grid-template grid-template-areas hyphenate-character "
            + "text-emphasis text-emphasis-style text-overflow list-style list-style-type symbols prefix "
            + "suffix negative pad additive-symbols string-set"
    );

    /// <summary>Functions whose strings are text.</summary>
    private static readonly FrozenSet<string> TextFunctions = Set(
        "format tech local type counter counters target-counter symbols path lang"
    );

    private static readonly FrozenSet<string> AddressFunctions = Set(
        "url src image-set -webkit-image-set image filter cross-fade -webkit-cross-fade"
    );

    /// <summary>Namespaces load nothing; a known one changes what selectors match.</summary>
    private static readonly string[] Namespaces =
    [
        "http://www.w3.org/1999/xhtml",
        "http://www.w3.org/2000/svg",
        "http://www.w3.org/1998/Math/MathML",
        "http://www.w3.org/1999/xlink",
    ];

    /// <summary>Whether a property's own strings are text.</summary>
    public static bool IsText(string property) => TextProperties.Contains(property);

    /// <summary>Whether a function's strings are text.</summary>
    public static bool IsTextFunction(string name) => TextFunctions.Contains(name);

    /// <summary>Whether a function's strings are addresses.</summary>
    public static bool IsAddressFunction(string name) => AddressFunctions.Contains(name);

    /// <summary>Whether an address is a namespace that browsers know.</summary>
    public static bool IsNamespace(string address) => Array.IndexOf(Namespaces, address) >= 0;

    /// <summary>Whether a string, were it an address, could lead out of the post's own folder.</summary>
    public static bool MayLeaveFolder(string value) => value.AsSpan().IndexOfAny("/\\:") >= 0;

    /// <summary>
    /// Whether a value that was made safe could, taken for an address as a whole, lead out of the folder. A slash between
    /// components has a space behind it, so no segment of a path is two dots.
    /// </summary>
    public static bool MayBeAddress(string safe)
    {
        if (!MayLeaveFolder(safe))
        {
            return false;
        }

        var tokenizer = new CssTokenizer(safe);
        while (tokenizer.Read())
        {
            var text = safe.AsSpan(tokenizer.Start, tokenizer.End - tokenizer.Start);
            var isSlash = text is "/" && tokenizer.End < safe.Length && safe[tokenizer.End] == ' ';
            if (
                tokenizer.Kind is not (CssTokenKind.Url or CssTokenKind.String)
                && !isSlash
                && text.IndexOfAny("/\\:") >= 0
            )
            {
                return true;
            }
        }

        return false;
    }

    private static FrozenSet<string> Set(string names) =>
        names.Split(' ').ToFrozenSet(StringComparer.OrdinalIgnoreCase);
}
