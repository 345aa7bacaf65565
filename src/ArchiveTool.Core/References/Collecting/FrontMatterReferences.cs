using ArchiveTool.Core.Documents.FrontMatter;

namespace ArchiveTool.Core.References.Collecting;

/// <summary>
/// Pictures that front matter names: by a key of the table, at any depth, or by the extension of the URL's path under
/// any key that is no address of a page.
/// </summary>
internal static class FrontMatterReferences
{
    /// <summary>Adds what the front matter refers to.</summary>
    public static void Collect(
        FrontMatterBlock frontMatter,
        string text,
        PendingReferences pending,
        FrontMatterImageKeys keys
    )
    {
        foreach (var scalar in frontMatter.Scalars)
        {
            if ((FindEmbed(scalar, text, keys) ?? FindFunction(scalar, text, keys)) is { } embed)
            {
                pending.Add(embed);
            }
            else if (IsPicture(scalar, keys))
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

    /// <summary>CSS's <c>url(a.png)</c>, as themes take backgrounds.</summary>
    private static PendingReference? FindFunction(FrontMatterScalar scalar, string text, FrontMatterImageKeys keys)
    {
        var value = scalar.Value.AsSpan().Trim();
        if (!value.StartsWith("url(", StringComparison.OrdinalIgnoreCase) || value[^1] != ')')
        {
            return null;
        }

        var url = value[4..^1].Trim(" '\"").ToString();
        var at = text.AsSpan(scalar.Range.Start, scalar.Range.Length).IndexOf(url);
        return
            at >= 0
            && ImageUrls.LooksLikeUrl(url)
            && (ImageUrls.HasImageExtension(url) || keys.Contains(FrontMatterImageKeys.Owner(scalar.Path)))
            ? At(scalar, at, url)
            : null;
    }

    /// <summary>Obsidian's <c>"[[a.png]]"</c>: the name in it is a file's.</summary>
    private static PendingReference? FindEmbed(FrontMatterScalar scalar, string text, FrontMatterImageKeys keys)
    {
        var value = scalar.Value.AsSpan().Trim().TrimStart('!');
        if (!value.StartsWith("[[") || !value.EndsWith("]]") || value.Length < 5)
        {
            return null;
        }

        var inside = value[2..^2];
        var name = inside[..(inside.IndexOfAny('|', '#') is var end and >= 0 ? end : inside.Length)].Trim().ToString();
        var at = text.AsSpan(scalar.Range.Start, scalar.Range.Length).IndexOf(name);
        return
            name.Length > 0
            && at >= 0
            && (ImageUrls.HasImageExtension(name) || keys.Contains(FrontMatterImageKeys.Owner(scalar.Path)))
            ? At(scalar, at, name) with
            {
                NamesPost = true,
            }
            : null;
    }

    /// <summary>A picture that is a part of a value.</summary>
    private static PendingReference At(FrontMatterScalar scalar, int at, string url) =>
        new()
        {
            Kind = ReferenceKind.Image,
            Element = Reference.FrontMatterElement,
            Attribute = scalar.Path,
            Range = new Documents.Text.TextRange(scalar.Range.Start + at, url.Length),
            Raw = url,
            Syntax = Syntax(scalar.Style),
        };

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
