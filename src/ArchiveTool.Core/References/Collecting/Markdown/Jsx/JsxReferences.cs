using System.Text.RegularExpressions;
using ArchiveTool.Core.Documents.Text;
using ArchiveTool.Core.References.Collecting.Html;
using ArchiveTool.Core.References.Collecting.Templates;

namespace ArchiveTool.Core.References.Collecting.Markdown.Jsx;

/// <summary>
/// What MDX refers to: pictures that it imports, and addresses in attributes, also those that
/// <c>require('…')</c>, <c>useBaseUrl('…')</c> and the like hold.
/// </summary>
/// <param name="text">The post's text.</param>
/// <param name="uses">Counts what cannot be read.</param>
internal sealed partial class JsxReferences(string text, TemplateUses uses)
{
    private const string ImportElement = "import";

    private static readonly string[] PictureWords = ["Image", "Img", "Picture", "Photo", "Figure", "Avatar", "Zoom"];

    private readonly HashSet<string> names = new(StringComparer.Ordinal);

    /// <summary>The pictures that a statement imports; its names are known from then on.</summary>
    public IEnumerable<PendingReference> ReadModule(TextRange statement)
    {
        var parts = text.Substring(statement.Start, statement.Length).Split('"', '\'');
        var clause = string.Join(' ', parts.Where((_, index) => index % 2 == 0));
        foreach (Match match in Name().Matches(clause))
        {
            names.Add(match.Value);
        }

        foreach (var range in JsxExpression.Strings(text, statement))
        {
            var value = text.AsSpan(range.Start, range.Length);
            var isPicture = ImageUrls.HasImageExtension(value);
            if (isPicture || MediaNames.IsMedia(value))
            {
                yield return Reference(
                    isPicture ? ReferenceKind.Image : ReferenceKind.Media,
                    ImportElement,
                    "from",
                    range,
                    UrlContext.TagArgument
                );
            }
        }
    }

    /// <summary>What a tag refers to beside what HTML knows of it.</summary>
    public IEnumerable<PendingReference> ReadTag(JsxTag tag)
    {
        foreach (var attribute in tag.Attributes)
        {
            if (attribute is { Name: "style", IsExpression: true })
            {
                foreach (var reference in ReadStyle(tag, attribute))
                {
                    yield return reference;
                }
            }

            if (attribute.Open == '\0' || FindKind(tag, attribute) is not { } kind)
            {
                continue;
            }

            if (attribute.IsExpression)
            {
                foreach (var reference in ReadExpression(tag, attribute, kind))
                {
                    yield return reference;
                }
            }
            else if (
                tag.IsComponent && IsAddress(attribute.Name, text.AsSpan(attribute.Value.Start, attribute.Value.Length))
            )
            {
                var quote = attribute.Open == '"' ? UrlContext.HtmlDoubleQuoted : UrlContext.HtmlSingleQuoted;
                yield return Reference(kind, tag.Name.ToLowerInvariant(), attribute.Name, attribute.Value, quote);
            }
        }
    }

    /// <summary>The addresses in <c>url(…)</c> of an object of styles: <c>{{ backgroundImage: 'url(a.png)' }}</c>.</summary>
    private List<PendingReference> ReadStyle(JsxTag tag, JsxAttribute attribute)
    {
        const string Function = "url(";
        var found = new List<PendingReference>();
        foreach (var range in JsxExpression.Strings(text, attribute.Value))
        {
            for (var at = range.Start; at < range.End; )
            {
                var start = text.IndexOf(Function, at, range.End - at, StringComparison.OrdinalIgnoreCase);
                var close = start < 0 ? -1 : text.IndexOf(')', start, range.End - start);
                if (close < 0)
                {
                    break;
                }

                start += Function.Length;
                var value = text.AsSpan(start, close - start).Trim("'\" ");
                if (!value.IsEmpty && value[0] != '#' && !value.StartsWith("data:"))
                {
                    start += text.AsSpan(start, close - start).IndexOf(value);
                    found.Add(
                        Reference(
                            ReferenceKind.Image,
                            tag.Name.ToLowerInvariant(),
                            attribute.Name,
                            new TextRange(start, value.Length),
                            UrlContext.TagArgument
                        )
                    );
                }

                at = close + 1;
            }
        }

        return found;
    }

    private List<PendingReference> ReadExpression(JsxTag tag, JsxAttribute attribute, ReferenceKind kind)
    {
        var found = new List<PendingReference>();
        foreach (var range in JsxExpression.Strings(text, attribute.Value))
        {
            if (IsAddress(attribute.Name, text.AsSpan(range.Start, range.Length)))
            {
                found.Add(Reference(kind, tag.Name.ToLowerInvariant(), attribute.Name, range, UrlContext.TagArgument));
            }
        }

        var expression = text.AsSpan(attribute.Value.Start, attribute.Value.Length);
        if (found.Count == 0 && !names.Contains(JsxExpression.FindVariable(expression)))
        {
            var whole = new TextRange(attribute.Value.Start - 1, attribute.Value.Length + 2);
            uses.LeaveAlone($"{attribute.Name}={text.Substring(whole.Start, whole.Length)}", whole);
        }

        return found;
    }

    private ReferenceKind? FindKind(JsxTag tag, JsxAttribute attribute)
    {
        switch (attribute.Name)
        {
            case "href" or "to" or "url" or "link":
                return ReferenceKind.Link;
            case "image" or "img" or "cover" or "poster" or "thumbnail" or "icon" or "logo" or "background" or "avatar":
            case "images" or "photos" or "pictures" or "thumbnails":
                return ReferenceKind.Image;
            case "src" or "srcSet" or "sources" or "source" or "data-src":
                break;
            default:
                return null;
        }

        var value = text.AsSpan(attribute.Value.Start, attribute.Value.Length).Trim("'\" ");
        return MediaNames.IsMedia(value) || tag.Name is "video" or "audio" or "Video" or "Audio" ? ReferenceKind.Media
            : ImageUrls.HasImageExtension(value)
            || tag.Name is "img" or "source"
            || Array.Exists(PictureWords, word => tag.Name.Contains(word, StringComparison.Ordinal))
                ? ReferenceKind.Image
            : tag.Name is "script" ? ReferenceKind.Script
            : attribute.IsExpression ? ReferenceKind.Image
            : ReferenceKind.Document;
    }

    private static bool IsAddress(string attribute, ReadOnlySpan<char> value) =>
        ImageUrls.LooksLikeUrl(value) || (attribute is "src" or "href" or "to" && !value.IsEmpty && value[0] != '#');

    private PendingReference Reference(
        ReferenceKind kind,
        string element,
        string attribute,
        TextRange range,
        UrlContext syntax
    ) =>
        new()
        {
            Kind = kind,
            Element = element,
            Attribute = attribute,
            Range = range,
            Raw = text.Substring(range.Start, range.Length),
            Syntax = syntax,
        };

    [GeneratedRegex(@"[A-Za-z_$][\w$]*", RegexOptions.ExplicitCapture, Timeout.Infinite)]
    private static partial Regex Name();
}
