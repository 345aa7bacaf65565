using System.Text.RegularExpressions;
using ArchiveTool.Core.Documents.Text;

namespace ArchiveTool.Core.References.Collecting.Templates;

/// <summary>
/// Reads a destination or attribute that a template fills in: <c>{% asset_path a.png %}</c>,
/// <c>{{ site.baseurl }}/a.png</c>, <c>{{ "/a.png" | relative_url }}</c>, <c>{{&lt; ref "other.md" &gt;}}</c>.
/// </summary>
internal static partial class TemplateValues
{
    /// <summary>The reference that it comes to; null if nobody can say before the post is rendered.</summary>
    /// <param name="text">The text that holds it.</param>
    /// <param name="reference">Where it stands.</param>
    public static PendingReference? Read(string text, in PendingReference reference)
    {
        var reader = new TemplateTagReader(text);
        var (at, end) = (reference.Range.Start, reference.Range.End);
        while (at < end && reader.ReadAt(at) is { } tag && tag.Range.End <= end)
        {
            if (!IsRoot(text, tag))
            {
                return ReadTag(text, tag, reference);
            }

            at = tag.Range.End;
        }

        var rest = text.AsSpan(at, end - at);
        return at == reference.Range.Start || HasTemplate(rest)
            ? null
            : reference with
            {
                Raw = text.Substring(reference.Range.Start, reference.Range.Length),
                Target = "/" + rest.TrimStart('/').ToString(),
            };
    }

    /// <summary>The path that <c>{{ site.baseurl }}/path</c> means, or null.</summary>
    public static string? FindRooted(string raw)
    {
        var reader = new TemplateTagReader(raw);
        var at = 0;
        while (at < raw.Length && reader.ReadAt(at) is { } tag && IsRoot(raw, tag))
        {
            at = tag.Range.End;
        }

        return at == 0 || HasTemplate(raw.AsSpan(at)) ? null : "/" + raw[at..].TrimStart('/');
    }

    private static bool HasTemplate(ReadOnlySpan<char> text) =>
        text.Contains("{{", StringComparison.Ordinal) || text.Contains("{%", StringComparison.Ordinal);

    /// <summary>https://jekyllrb.com/docs/variables/#site-variables: the address that the site is served under.</summary>
    private static bool IsRoot(string text, in TemplateTag tag) =>
        tag.Kind == TemplateTagKind.Expression
        && text.AsSpan(tag.Arguments.Start, tag.Arguments.Length).Trim(" -") is var words
        && (words is "site.baseurl" or "site.url" or "site.github.url" || Roots().IsMatch(words));

    private static PendingReference? ReadTag(string text, in TemplateTag tag, in PendingReference reference)
    {
        if (tag.Kind == TemplateTagKind.Expression)
        {
            return ReadExpression(text, tag, reference);
        }

        var found = new List<PendingReference>();
        if (tag.Name is not ("asset_path" or "link" or "post_url" or "post_path" or "post_link" or "ref" or "relref"))
        {
            return null;
        }

        if (!TemplateReferences.TryRead(text, tag, found) || found is not [var one])
        {
            return null;
        }

        // A picture is a file of the site, a link a page that the site's generator makes of one.
        var isPage = one.NamesPost && reference.Kind is ReferenceKind.Link or ReferenceKind.Document;
        return isPage
            ? one with
            {
                Text = reference.Text,
                Rel = reference.Rel,
            }
            : reference with
            {
                Range = one.Range,
                Raw = one.Raw,
                Target = one.Target,
                Syntax = one.Syntax,
            };
    }

    /// <summary>A string, as it is or with a filter that makes a URL of it (https://jekyllrb.com/docs/liquid/filters/).</summary>
    private static PendingReference? ReadExpression(string text, in TemplateTag tag, in PendingReference reference)
    {
        var match = Filtered().Match(text, tag.Arguments.Start, tag.Arguments.Length);
        if (!match.Success)
        {
            return null;
        }

        var path = match.Groups["path"];
        return reference with
        {
            Range = new TextRange(path.Index, path.Length),
            Raw = path.Value,
            Target =
                path.Value.Contains("://", StringComparison.Ordinal) || !match.Groups["filter"].Success
                    ? null
                    : "/" + path.Value.TrimStart('/'),
            Syntax = UrlContext.TagArgument,
        };
    }

    [GeneratedRegex(@"^site\.(?:base)?url\s*\|[^|]*$", RegexOptions.ExplicitCapture, Timeout.Infinite)]
    private static partial Regex Roots();

    [GeneratedRegex(
        """^[\s-]*(?<quote>["'])(?<path>[^"'{}]+)\k<quote>\s*(?<filter>\|\s*(relative_url|absolute_url|prepend:\s*site\.(base)?url|asset_url|relURL|absURL)[^{}]*|-)?$""",
        RegexOptions.ExplicitCapture,
        Timeout.Infinite
    )]
    private static partial Regex Filtered();
}
