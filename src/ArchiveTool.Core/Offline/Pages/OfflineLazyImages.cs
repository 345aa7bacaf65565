using ArchiveTool.Core.Documents.Html;
using ArchiveTool.Core.Offline.Addresses;
using ArchiveTool.Core.References;

namespace ArchiveTool.Core.Offline.Pages;

/// <summary>
/// Shows what a lazy loader's script would: no script runs on the offline page. The twin in a <c>noscript</c>, which is
/// opened there, is then not shown a second time.
/// </summary>
/// <param name="table">The loaders' attributes.</param>
/// <param name="addresses">What the page may load.</param>
internal sealed class OfflineLazyImages(LazyImageTable table, PageAddresses addresses)
{
    private static readonly Dictionary<string, string> Nothing = [];
    private readonly HashSet<string> shown = new(StringComparer.Ordinal);
    private readonly HashSet<string> shownByNoscript = new(StringComparer.Ordinal);
    private bool isInNoscript;
    private bool isAdjacent;

    /// <summary>A noscript begins or ends.</summary>
    public void TakeNoscript(bool begins)
    {
        isInNoscript = begins;
        isAdjacent &= begins;
    }

    /// <summary>Something stands between a picture and its twin.</summary>
    public void Separate() => isAdjacent &= isInNoscript;

    /// <summary>The attributes that the loader's script would set on an element.</summary>
    public IReadOnlyDictionary<string, string> Resolve(string element, HtmlAttributes tag, int count)
    {
        Dictionary<string, string>? set = null;
        var best = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < count; i++)
        {
            var row = table.Find(tag.Name(i));
            if (row < 0 || Target(element, table.Rows[row], tag) is not { } target)
            {
                continue;
            }

            var value = Value(target, table.Rows[row], CharacterReferences.Decode(tag.Raw(i), inAttribute: true).Trim());
            if (value is not null && row < best.GetValueOrDefault(target, int.MaxValue))
            {
                best[target] = row;
                (set ??= [])[target] = target == "style" ? Style(tag, value) : value;
            }
        }

        return set ?? Nothing;
    }

    /// <summary>Whether a picture is shown already: it is the twin of one that was.</summary>
    /// <param name="src">What it shows.</param>
    /// <param name="isLazy">Whether a script would have set that.</param>
    public bool IsTwin(string? src, bool isLazy)
    {
        if (isInNoscript)
        {
            var isTwin = isAdjacent || (src is not null && shown.Contains(src));
            isAdjacent = false;
            if (!isTwin && src is not null)
            {
                shownByNoscript.Add(src);
            }

            return isTwin;
        }

        isAdjacent = isLazy;
        if (isLazy && src is not null)
        {
            shown.Add(src);
        }

        return isLazy && src is not null && shownByNoscript.Contains(src);
    }

    private string? Target(string element, LazyImageAttribute attribute, HtmlAttributes tag) =>
        attribute.Value switch
        {
            LazyImageValue.Background => element is "img" or "source" ? null : "style",
            LazyImageValue.Srcset => element is "img" or "source" ? "srcset" : null,
            LazyImageValue.Any when element != "img" => "style",
            _ when element != "img" => null,
            _ when attribute.IsAlternative && addresses.IsFile(tag.Decode("src")) => null,
            _ => "src",
        };

    private string? Value(string target, LazyImageAttribute attribute, string value) =>
        attribute.Value is LazyImageValue.Json or LazyImageValue.Any && value.StartsWith('{')
            ? FirstOfJson(value) is { } url ? Value(target, url)
                : null
            : Value(target, value);

    /// <summary>The first picture that a page may load: one format is like another.</summary>
    private string? FirstOfJson(string json) =>
        LazyImageText
            .FindJsonUrls(json)
            .Select(place => LazyImageText.DecodeJson(json.AsSpan(place.Start, place.Length)))
            .FirstOrDefault(addresses.IsFile);

    private string? Value(string target, string value) =>
        target switch
        {
            "srcset" => PageWriter.LocalSrcset(value, addresses),
            "style" when value.Contains('(', StringComparison.Ordinal) => $"background-image:{value}",
            "style" => addresses.IsFile(value) ? $"background-image:url({value})" : null,
            _ => addresses.IsFile(value) ? value : null,
        };

    private static string Style(HtmlAttributes tag, string value) =>
        tag.Decode("style") is { Length: > 0 } own ? $"{own};{value}" : value;
}
