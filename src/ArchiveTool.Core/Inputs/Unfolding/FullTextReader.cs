using System.Net;
using System.Security.Cryptography;
using ArchiveTool.Core.Documents.Posts;
using ArchiveTool.Core.Findings;
using ArchiveTool.Core.Inputs.Articles;
using ArchiveTool.Core.Inputs.Feeds;
using ArchiveTool.Core.Referrers;
using ArchiveTool.Urls.Parsing;

namespace ArchiveTool.Core.Inputs.Unfolding;

/// <summary>Takes an entry's text from its page. Where that fails, the feed's text stays and a problem says why.</summary>
/// <param name="reader">Fetches pages.</param>
/// <param name="mode">Whose pages are fetched.</param>
/// <param name="allows">Whether a page may be asked for.</param>
/// <param name="memory">Knows entries that need not be fetched again; null for none.</param>
internal sealed class FullTextReader(
    InputReader reader,
    FullTextMode mode,
    Func<WebUrl, bool> allows,
    IFeedMemory? memory
)
{
    /// <summary>The entry, which is completed when its turn comes.</summary>
    public InputPart Wrap(FeedEntry entry, PostInput input, InputBytes bytes) =>
        IsWanted(entry) && WebUrl.TryParse(entry.Link!, null, out var page)
            ? new InputPart(input, bytes)
            {
                Finish = cancellationToken => ReadAsync(entry, page, input, bytes, cancellationToken),
            }
            : new InputPart(input, bytes);

    private bool IsWanted(FeedEntry entry) =>
        entry.Link is not null
        && (mode == FullTextMode.Always || (mode == FullTextMode.Auto && EntrySummary.IsSummary(entry)));

    private async Task<InputPart> ReadAsync(
        FeedEntry entry,
        WebUrl page,
        PostInput input,
        InputBytes bytes,
        CancellationToken cancellationToken
    )
    {
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(bytes.Bytes.Span));
        var known = memory is null ? null : await memory.FindEntryAsync(input.Identity, cancellationToken);
        if (known is not null && known.FeedSha256 == sha256)
        {
            return Keep(known, null);
        }

        if (!allows(page))
        {
            return Keep(known, Describe(page, Reason.Excluded, "it is excluded"));
        }

        var answer = await reader.ReadAsync(
            new PostInput(InputKind.Url, page.Href, page.WithoutFragment().Href),
            cancellationToken
        );
        if (answer.Failure is { } failure)
        {
            return Keep(known, Describe(page, failure.Reason, failure.Message));
        }

        var (article, reason) = await Task.Run(() => Extract(entry, answer), cancellationToken);
        if (article is null)
        {
            return Keep(known, reason!);
        }

        var composed = FeedPost.Write(
            entry with
            {
                Content = Write(article, answer.HeaderPolicy),
                Base = GetBase(article, answer),
            }
        );
        return new InputPart(input with { FeedSha256 = sha256 }, bytes with { Bytes = composed });

        // What the library holds stays; a page that fails today takes nothing away.
        InputPart Keep(KeptEntry? earlier, Problem? problem) =>
            new(
                earlier is null ? input : input with { FeedSha256 = earlier.FeedSha256 },
                bytes with
                {
                    Bytes = earlier?.Bytes ?? bytes.Bytes,
                    Problems = problem is null ? [] : [problem],
                }
            );
    }

    private (Article? Article, Problem? Problem) Extract(FeedEntry entry, InputBytes answer)
    {
        var page = answer.Source.FinalUrl!;
        var reading = PostReader.Read(answer.Source, answer.Bytes, new PostReadOptions());
        if (reading.Post is not { Format: PostFormat.Html } post)
        {
            return (null, Describe(page, Reason.NoArticle, reading.Problem?.Message ?? "it is not an HTML page"));
        }

        if (ArticleExtractor.Extract(post.Text.Text, entry.Title) is not { } article)
        {
            return (null, Describe(page, Reason.NoArticle, "no article was found in it"));
        }

        // A page for subscribers, or one that a script fills, has less than the feed.
        return mode == FullTextMode.Auto && article.Weight < ReadableText.MeasureHtml(entry.Content)
            ? (null, Describe(page, Reason.NoArticle, "it says less than the feed"))
            : (article, null);
    }

    /// <summary>The article below the policy of its page, which its pictures are asked for by.</summary>
    private static string Write(Article article, ReferrerPolicy? header) =>
        (article.ReferrerPolicy ?? header?.ToToken()) is { } policy
            ? $"<meta name=\"referrer\" content=\"{WebUtility.HtmlEncode(policy)}\">\n{article.Html}"
            : article.Html;

    private static string? GetBase(Article article, InputBytes answer)
    {
        var page = answer.Source.FinalUrl!;
        return article.Base is not null && WebUrl.TryParse(article.Base, page, out var around) && around.IsHttp
            ? around.Href
            : page.WithoutFragment().Href;
    }

    private static Problem Describe(WebUrl page, Reason reason, string why) =>
        new(
            ProblemCode.Input,
            reason,
            page.Href,
            $"the full text was not taken from {page.Href}: {why.TrimEnd('.')}; the feed's own text was kept"
        );
}
