using System.Globalization;
using System.Net;
using System.Text.Json;
using ArchiveTool.Core.Offline.Pages;
using ArchiveTool.Core.Reports.Earnings;

namespace ArchiveTool.Core.Reports.Formats.Html;

/// <summary>
/// The report as one page for people, with all that it needs in it: no network, and no script but its own, which the
/// page's policy names by its hash.
/// </summary>
/// <param name="settings">How posts are named, and when the report was made.</param>
internal sealed class HtmlReport(ReportSettings settings)
{
    private const int MostNamed = 3;

    private const string Body = """
        <section class="overview scripted" aria-label="Overview" hidden></section>
        <form role="search" class="scripted" hidden>
        <div class="tiles" role="group" aria-label="What is shown"></div>
        <label class="search">Search <input id="search" type="search" autocomplete="off" spellcheck="false"></label>
        <details class="filters">
        <summary>Filters</summary>
        <div>
        <label>Host <select id="host"><option value="">All</option></select></label>
        <label>Post <select id="post"><option value="">All</option></select></label>
        <label>Network <select id="network"><option value="">All</option></select></label>
        <label>Sort <select id="sort"><option value="gravest">Gravest first</option><option value="place">As in the posts</option><option value="host">Host</option><option value="places">Most places</option></select></label>
        </div>
        </details>
        <p id="count" role="status"></p>
        </form>
        <main id="content" tabindex="-1">
        <noscript><p class="none">The list of findings needs its script. The counts are above; the JSON and CSV reports hold every finding.</p></noscript>
        <ol class="items" aria-label="Findings"></ol>
        </main>

        """;

    /// <summary>Writes the page.</summary>
    public void Write(TextWriter output, AuditReport report)
    {
        var style = PageStyle.Page("report.css");
        var script = PageStyle.Script("report.js");
        var data = HtmlReportData.From(report, new PostNames(settings.WorkingFolder));
        var audited = GetAudited(data, report.Summary.Posts);
        output.Write(
            $"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            {PagePolicy.Meta(
                $"default-src 'none'; img-src data:; style-src {PagePolicy.Hash(style)}; script-src {PagePolicy.Hash(script)}; form-action 'none'; base-uri 'none'"
            )}<meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <meta name="referrer" content="no-referrer">
            <title>Link report{(audited is null ? "" : $": {audited}")}</title>
            <link rel="icon" href="data:,">
            <style>{style}</style>
            </head>
            <body>
            <a class="skip" href="#content">Skip to the findings</a>
            <header>
            <h1>Link report</h1>
            {(audited is null ? "" : $"<p class=\"audited\">{audited}</p>")}
            <p>{Told(report)}</p>
            </header>

            """
        );
        output.Write(Body);
        output.Write(EarningsSection.Write(report, settings));
        output.Write("<script type=\"application/json\" id=\"data\">");
        output.Write(JsonSerializer.Serialize(data, HtmlReportJson.InHtml.HtmlReportData));
        output.Write($"</script>\n<script>{script}</script>\n</body>\n</html>\n");
    }

    /// <summary>What was audited: the post, or the folder that all of them are in, as HTML; null if nothing tells.</summary>
    private static string? GetAudited(HtmlReportData data, int posts)
    {
        var names = data.Posts.Values.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        if (names.Count == 0)
        {
            return null;
        }

        var common = names.Aggregate((one, other) => one[..one.AsSpan().CommonPrefixLength(other)]);
        var folder = common[..(common.LastIndexOf('/') + 1)];
        string[] parts =
            names.Count == 1 || (folder.Length == 0 && names.Count <= MostNamed) ? [.. names]
            : folder.Length == 0 ? []
            : [folder, Count(posts, "post")];
        return WebUtility.HtmlEncode(PrintableText.OneLine(string.Join(", ", parts))) is { Length: > 0 } text
            ? text
            : null;
    }

    private string Told(AuditReport report)
    {
        var summary = report.Summary;
        List<string> parts =
        [
            Count(summary.Posts, "post"),
            Count(summary.References, "reference"),
            Count(summary.Urls, "URL"),
            $"{summary.Alive.ToString("N0", CultureInfo.InvariantCulture)} alive",
        ];
        if (report.Archive is { } archive)
        {
            parts.Add(Count(archive.Assets, "asset"));
        }

        if (settings.MadeAt is { } made)
        {
            var utc = made.ToUniversalTime();
            parts.Add(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"<time datetime=\"{utc:yyyy-MM-dd'T'HH:mm:ss'Z'}\">{utc:d MMMM yyyy, HH:mm} UTC</time>"
                )
            );
        }

        parts.Add(WebUtility.HtmlEncode($"ArchiveTool {settings.ToolVersion}"));
        return string.Join(" · ", parts);
    }

    private static string Count(int count, string noun) =>
        string.Create(CultureInfo.InvariantCulture, $"{count:N0} {noun}{(count == 1 ? "" : "s")}");
}
