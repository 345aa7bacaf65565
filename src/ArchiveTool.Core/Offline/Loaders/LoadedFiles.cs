using ArchiveTool.Core.Offline.Addresses;
using ArchiveTool.Core.References;

namespace ArchiveTool.Core.Offline.Loaders;

/// <summary>Finds the files of the library that values of loaders' attributes name.</summary>
/// <param name="addresses">What the page may load.</param>
internal sealed class LoadedFiles(PageAddresses addresses)
{
    /// <summary>Every file that a picture may show.</summary>
    public HashSet<string> List(string? src, string? srcset)
    {
        var files = new HashSet<string>(StringComparer.Ordinal);
        if (addresses.IsFile(src))
        {
            files.Add(GetPath(src!));
        }

        if (srcset is not null)
        {
            files.UnionWith(
                SrcsetParser
                    .Parse(srcset)
                    .Select(one => srcset.Substring(one.Start, one.Length))
                    .Where(addresses.IsFile)
                    .Select(GetPath)
            );
        }

        return files;
    }

    /// <summary>The first file that a <c>srcset</c> may show; null if it shows none.</summary>
    public string? FindFirst(string? srcset) => srcset is null ? null : List(null, srcset).FirstOrDefault();

    /// <summary>What an attribute's value becomes in the attribute that a browser reads; null if it names no file.</summary>
    /// <param name="target">The attribute that a browser reads.</param>
    /// <param name="attribute">The loader's attribute.</param>
    /// <param name="value">Its value.</param>
    public string? GetValue(string target, LazyImageAttribute attribute, string value) =>
        attribute.Value is LazyImageValue.Json || (attribute.Value is LazyImageValue.Any && value.StartsWith('{'))
            ? FirstOfJson(value) is { } url
                ? GetValue(target, url)
                : null
            : GetValue(target, value);

    /// <summary>The first picture that the page may load: one format is like another.</summary>
    private string? FirstOfJson(string json) =>
        LazyImageText
            .FindJsonUrls(json)
            .Select(place => LazyImageText.DecodeJson(json.AsSpan(place.Start, place.Length)))
            .FirstOrDefault(addresses.IsFile);

    /// <summary>What a value becomes in the attribute that a browser reads; null if it names no file.</summary>
    public string? GetValue(string target, string value) =>
        target switch
        {
            "srcset" => FindFirst(value) is null ? null : PageWriter.LocalSrcset(value, addresses),
            "style" when value.Contains('(', StringComparison.Ordinal) && !IsConditional(value) =>
                $"background-image:{value}",
            "style" when !addresses.IsFile(value) => FindFirstOfSets(value) is { } file
                ? $"background-image:url({file})"
                : null,
            "style" => $"background-image:url({value})",
            _ => addresses.IsFile(value) ? value : null,
        };

    /// <summary>A file without the part of it that is asked for.</summary>
    public static string GetPath(string file) => file.Split('#')[0];

    /// <summary>Sets for some windows only; their parentheses are those of media conditions.</summary>
    private static bool IsConditional(string value) => value.Contains(" [", StringComparison.Ordinal);

    private string? FindFirstOfSets(string value) =>
        SrcsetParser
            .ParseSets(value)
            .Select(one => value.Substring(one.Start, one.Length))
            .FirstOrDefault(addresses.IsFile);
}
