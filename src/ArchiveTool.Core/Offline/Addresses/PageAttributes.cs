using System.Collections.Frozen;

namespace ArchiveTool.Core.Offline.Addresses;

/// <summary>What attributes may keep where script, network and everything outside of the library are out of reach.</summary>
internal static class PageAttributes
{
    /// <summary>The tool's own marks on links start with it.</summary>
    private const string OwnPrefix = "data-at-";

    /// <summary>A browser loads what they name.</summary>
    private static readonly string[] Loading = ["src", "poster", "background", "data", "lowsrc", "dynsrc", "icon"];

    /// <summary>
    /// What runs, sends, asks for more than the page, opens over it, or moves what its addresses are relative to.
    /// </summary>
    private static readonly FrozenSet<string> Gone = (
        "srcdoc ping integrity crossorigin action formaction formtarget form nonce autofocus autoplay http-equiv manifest "
        + "referrerpolicy loading accesskey target attributionsrc browsingtopics sharedstoragewritable blocking download "
        + "popover popovertarget popovertargetaction command commandfor interestfor interesttarget is contenteditable "
        + "shadowrootmode shadowrootdelegatesfocus shadowrootclonable shadowrootserializable allow csp sandbox "
        + "itemid itemtype codebase classid archive code profile base xml:base definitionurl"
    )
        .Split(' ')
        .ToFrozenSet(StringComparer.Ordinal);

    /// <summary>No browser looks for an address in them, whatever they hold.</summary>
    private static readonly FrozenSet<string> Texts = (
        "abbr alt axis begin char class color content contentscripttype contentstyletype coords datetime dur encoding end face font-family for headers "
        + "hreflang id itemprop itemref label lang max media min name pattern placeholder prefix property rel rev "
        + "requiredextensions requiredfeatures role sizes summary systemlanguage title type typeof usemap value vocab xml:lang"
    )
        .Split(' ')
        .ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Whether a browser loads what an attribute names, or a reader may follow it.</summary>
    public static bool IsAddress(string name) =>
        name == "href" || name.EndsWith(":href", StringComparison.Ordinal) || Array.IndexOf(Loading, name) >= 0;

    /// <summary>What an attribute that holds no address keeps of its value, or null if the attribute goes.</summary>
    public static string? Keep(string name, string value, PageAddresses addresses)
    {
        if (
            name.StartsWith("on", StringComparison.Ordinal)
            || name.StartsWith(OwnPrefix, StringComparison.Ordinal)
            || Gone.Contains(name)
        )
        {
            return null;
        }

        if (name == "style")
        {
            return PageCss.Declarations(value, addresses);
        }

        // An animation could set what this takes away.
        if (name == "attributename" && value.Trim().EndsWith("href", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        if (Texts.Contains(name) || IsTextByPrefix(name))
        {
            return value;
        }

        // Of a name that no table knows, the value is taken for CSS, as SVG's are, and must not lead anywhere.
        var safe = PageCss.Declarations(value, addresses);
        return CssAddressRules.MayBeAddress(safe) ? null : safe;
    }

    private static bool IsTextByPrefix(string name) =>
        name.StartsWith("data-", StringComparison.Ordinal) || name.StartsWith("aria-", StringComparison.Ordinal);
}
