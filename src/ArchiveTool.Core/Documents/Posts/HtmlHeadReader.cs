using ArchiveTool.Core.Documents.Html;
using ArchiveTool.Core.Documents.Text;

namespace ArchiveTool.Core.Documents.Posts;

/// <summary>Reads what stands before the content of an HTML body: tags that belong in a head, and no further.</summary>
internal static class HtmlHeadReader
{
    public static HtmlHead Read(string text, TextRange body)
    {
        var attributes = new List<HtmlAttribute>();
        var span = text.AsSpan(body.Start, body.Length);
        var tokenizer = new HtmlTokenizer(span, attributes);
        var head = HtmlHead.Empty;
        Span<char> name = stackalloc char[16];
        while (tokenizer.Read())
        {
            if (tokenizer.Kind == HtmlTokenKind.Text && !IsBlank(span[tokenizer.Start..tokenizer.End]))
            {
                break;
            }

            if (tokenizer.Kind != HtmlTokenKind.StartTag)
            {
                continue;
            }

            var length = tokenizer.Name.Length <= name.Length ? tokenizer.Name.ToLowerInvariant(name) : 0;
            var found = new HtmlAttributes(span, attributes);
            switch (name[..length])
            {
                case "html" or "head" or "noscript" or "template":
                    break;
                case "title":
                    tokenizer.ReadRawText("title");
                    var title = CharacterReferences.Decode(span[tokenizer.Start..tokenizer.End], inAttribute: false);
                    head = head with { Title = head.Title ?? Fold(title) };
                    break;
                case "script" or "style":
                    tokenizer.ReadRawText(name[..length]);
                    break;
                case "base":
                    head = head with { BaseHref = head.BaseHref ?? found.Decode("href") };
                    break;
                case "meta":
                    head = Meta(head, found);
                    break;
                case "link":
                    head = Link(head, found);
                    break;
                default:
                    return head;
            }
        }

        return head;

        static bool IsBlank(ReadOnlySpan<char> part) => part.Trim(" \t\n\f\r").IsEmpty;
    }

    private static HtmlHead Meta(HtmlHead head, HtmlAttributes attributes)
    {
        var name = attributes.Decode("name") ?? attributes.Decode("property") ?? attributes.Decode("itemprop");
        var content = attributes.Decode("content")?.Trim();
        if (string.IsNullOrEmpty(content))
        {
            return head;
        }

        return name?.Trim().ToLowerInvariant() switch
        {
            "author" => head with { Author = content },
            "article:author" => head with { Author = head.Author ?? content },
            "article:published_time" or "datepublished" or "date" => head with
            {
                Published = head.Published ?? content,
            },
            _ => head,
        };
    }

    private static HtmlHead Link(HtmlHead head, HtmlAttributes attributes)
    {
        var rel = attributes.Decode("rel");
        var isCanonical = rel is not null && rel.Trim().Equals("canonical", StringComparison.OrdinalIgnoreCase);
        return isCanonical ? head with { Canonical = head.Canonical ?? attributes.Decode("href") } : head;
    }

    private static string? Fold(string text)
    {
        var folded = string.Join(' ', text.Split([' ', '\t', '\n', '\f', '\r'], StringSplitOptions.RemoveEmptyEntries));
        return folded.Length == 0 ? null : folded;
    }
}
