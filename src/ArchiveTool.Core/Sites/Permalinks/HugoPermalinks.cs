using System.Globalization;
using System.Text;

namespace ArchiveTool.Core.Sites.Permalinks;

/// <summary>Hugo's addresses (https://gohugo.io/content-management/urls/).</summary>
/// <param name="patterns">The settings' <c>permalinks</c> by section.</param>
/// <param name="isUgly">Whether pages end in <c>.html</c>.</param>
/// <param name="keepsCase">Whether the case of letters is left as it is.</param>
internal sealed class HugoPermalinks(IReadOnlyDictionary<string, string> patterns, bool isUgly, bool keepsCase)
    : IPermalinks
{
    /// <inheritdoc/>
    public PageAddresses Find(SourcePage page)
    {
        var aliases = page.SaysAll("aliases").Select(alias => alias.StartsWith('/') ? alias : $"{page.Folder}/{alias}");
        if (page.Says("url") is { } url)
        {
            return PageAddresses.At([url], aliases);
        }

        if (page.Name == "_index")
        {
            return PageAddresses.At([Spell(page.Folder) + "/"], aliases);
        }

        var path = page.Name == "index" ? page.Folder : page.WithoutEnding;
        var slash = path.LastIndexOf('/');
        var (folder, name) = slash < 0 ? ("", path) : (path[..slash], path[(slash + 1)..]);
        if (path.Length == 0)
        {
            return PageAddresses.At(["/"], aliases);
        }

        var section = page.Relative.Contains('/', StringComparison.Ordinal) ? page.Relative.Split('/')[0] : "";
        if (patterns.GetValueOrDefault(section) is { } pattern)
        {
            var own = PermalinkPattern.Expand(pattern, variable => GetValue(variable, page, section, folder, name));
            return own is null
                ? PageAddresses.Unknown
                : PageAddresses.At([own.EndsWith('/') ? own : own + "/", own], aliases);
        }

        var address = Spell(folder.Length == 0 ? "" : folder + "/") + Spell(page.Says("slug") ?? name);
        return PageAddresses.At([isUgly ? address + ".html" : address + "/"], aliases);
    }

    private string? GetValue(string variable, SourcePage page, string section, string folder, string name) =>
        variable switch
        {
            "section" => Spell(section),
            "sections" => Spell(folder),
            "title" => page.Says("title") is { } title ? Spell(title) : null,
            "slug" => (page.Says("slug") ?? page.Says("title")) is { } slug ? Spell(slug) : null,
            "filename" or "contentbasename" => Spell(name),
            "slugorfilename" or "slugorcontentbasename" => Spell(page.Says("slug") ?? name),
            _ => PostDate.Find(variable, PostDate.Parse(page.Says("date")))?.ToLowerInvariant(),
        };

    /// <summary>Spaces become hyphens, and what is neither a letter, a number nor one of a few signs goes.</summary>
    private string Spell(string text)
    {
        var result = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune))
            {
                if (result.Length > 0 && result[^1] != '-')
                {
                    result.Append('-');
                }
            }
            else if (IsKept(rune))
            {
                result.Append(keepsCase ? rune.ToString() : Rune.ToLowerInvariant(rune).ToString());
            }
        }

        return result.ToString();
    }

    private static bool IsKept(Rune rune) =>
        Rune.IsLetterOrDigit(rune)
        || (rune.IsBmp && "./\\_#+~-%@".Contains((char)rune.Value, StringComparison.Ordinal))
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
}
