using ArchiveTool.Core.Documents.Html;
using ArchiveTool.Core.Documents.Text;

namespace ArchiveTool.Core.Offline.Pages;

/// <summary>A document with its own <c>html</c>, <c>head</c> or <c>body</c>, in the parts that a page of it needs.</summary>
/// <param name="HtmlTag">The start tag of <c>html</c>; empty if it has none.</param>
/// <param name="Head">What stands in the head.</param>
/// <param name="BodyTag">The start tag of <c>body</c>; empty if it has none.</param>
/// <param name="Body">What stands in the body.</param>
/// <param name="HasTags">Whether any of the three tags is there; else it is a fragment.</param>
internal sealed record WholeDocument(string HtmlTag, string Head, string BodyTag, string Body, bool HasTags)
{
    /// <summary>Splits a document where a browser's parser ends the head.</summary>
    public static WholeDocument Split(string html)
    {
        var tokenizer = new HtmlTokenizer(html, []);
        var (htmlTag, hasTags, headFrom, skipped) = ("", false, 0, 0);
        while (tokenizer.Read())
        {
            var (start, end) = (tokenizer.Start, tokenizer.End);
            switch (tokenizer.Kind)
            {
                case HtmlTokenKind.Text
                    when html.AsSpan(start, end - start).IndexOfAnyExcept(TextMarks.WhiteSpace) >= 0:
                    if (skipped > 0)
                    {
                        break;
                    }

                    return new WholeDocument(htmlTag, html[headFrom..start], "", html[start..], hasTags);
                case HtmlTokenKind.StartTag:
                    switch (HtmlNames.Lower(tokenizer.Name))
                    {
                        case "html":
                            (htmlTag, hasTags, headFrom) = (html[start..end], true, end);
                            break;
                        case "head":
                            hasTags = true;
                            break;
                        case "body":
                            return new WholeDocument(
                                htmlTag,
                                html[headFrom..start],
                                html[start..end],
                                html[end..],
                                true
                            );
                        case "title" or "style" or "script":
                            tokenizer.ReadRawText(HtmlNames.Lower(tokenizer.Name));
                            break;
                        case "noscript" or "template":
                            skipped++;
                            break;
                        case "meta" or "link" or "base":
                            break;
                        default:
                            if (skipped > 0)
                            {
                                break;
                            }

                            return new WholeDocument(htmlTag, html[headFrom..start], "", html[start..], hasTags);
                    }

                    break;
                case HtmlTokenKind.EndTag:
                    skipped -= skipped > 0 && HtmlNames.Lower(tokenizer.Name) is "noscript" or "template" ? 1 : 0;
                    break;
                default:
                    break;
            }
        }

        return new WholeDocument(htmlTag, html[headFrom..], "", "", hasTags);
    }
}
