using ArchiveTool.Core.Documents.FrontMatter;

namespace ArchiveTool.Core.References.Collecting;

/// <summary>
/// Pictures that front matter names: by a key of the table, at any depth, or by the extension of the URL's path under
/// any key that is no address of a page.
/// </summary>
internal static class FrontMatterReferences
{
    /// <summary>Adds what the front matter refers to.</summary>
    public static void Collect(FrontMatterBlock frontMatter, PendingReferences pending, FrontMatterImageKeys keys)
    {
        foreach (var scalar in frontMatter.Scalars)
        {
            if (IsPicture(scalar, keys))
            {
                pending.Add(
                    new PendingReference
                    {
                        Kind = ReferenceKind.Image,
                        Element = Reference.FrontMatterElement,
                        Attribute = scalar.Path,
                        Range = scalar.Range,
                        Raw = scalar.Value.Trim(),
                        Syntax = Syntax(scalar.Style),
                    }
                );
            }
        }
    }

    private static bool IsPicture(FrontMatterScalar scalar, FrontMatterImageKeys keys)
    {
        var value = scalar.Value.AsSpan().Trim();
        if (value.IsEmpty || value.ContainsAny('\n', '\r'))
        {
            return false;
        }

        return ImageUrls.HasImageExtension(value)
            || value.StartsWith("data:image/", StringComparison.OrdinalIgnoreCase)
            || (keys.Contains(FrontMatterImageKeys.Owner(scalar.Path)) && ImageUrls.LooksLikeUrl(value));
    }

    private static UrlContext Syntax(FrontMatterStyle style) =>
        style switch
        {
            FrontMatterStyle.SingleQuoted => UrlContext.YamlSingleQuoted,
            FrontMatterStyle.DoubleQuoted => UrlContext.YamlDoubleQuoted,
            FrontMatterStyle.Block => UrlContext.YamlBlock,
            FrontMatterStyle.JsonString => UrlContext.JsonString,
            FrontMatterStyle.TomlLiteral => UrlContext.TomlLiteral,
            _ => UrlContext.YamlPlain,
        };
}
