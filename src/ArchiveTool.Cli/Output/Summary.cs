using System.Globalization;
using ArchiveTool.Core.Findings;
using ArchiveTool.Core.Reports;
using ArchiveTool.Core.Runs.Archiving.Work;
using Humanizer;

namespace ArchiveTool.Cli.Output;

/// <summary>The closing summary of an archive run, for people.</summary>
internal static class Summary
{
    private const int MaxPages = 5;

    public static void Write(TextWriter output, ArchiveResult result, TimeSpan duration)
    {
        var archive = result.Report.Archive!;
        var summary = result.Report.Summary;
        output.WriteLine(
            $"{Count("post", archive.Posts)} archived in {Duration(duration)}"
                + (result.Unchanged > 0 ? $", {Number(result.Unchanged)} of them unchanged" : "")
        );
        Line(
            output,
            "images",
            $"{Number(result.Images)} ({SizeText.Format(archive.Bytes)} in {Count("asset", archive.Assets)}, {SizeText.Format(result.NewBytes)} new)"
        );
        Line(output, "duplicates", Number(archive.Duplicates));
        Line(output, "thumbnails", Number(archive.Thumbnails));
        Line(output, "missing", Number(archive.Missing));
        Line(
            output,
            "links",
            $"{Number(summary.Alive)} alive, {Number(summary.Redirected)} moved, {Number(summary.Dead)} dead, {Number(summary.Blocked)} blocked, {Number(summary.Unverifiable)} unverifiable, {Number(summary.Skipped)} not asked"
        );
        Line(
            output,
            "tracking",
            $"{Number(summary.Tracking)}, affiliate {Number(summary.Affiliate)}, of these undisclosed {Number(summary.Undisclosed)}, unmarked {Number(summary.Unmarked)}{Likely(summary)}"
        );
        foreach (var link in result.Report.Links.Where(link => link.Affiliate is not null).Take(5))
        {
            var account = string.Join(", ", link.Affiliate!.Account.Select(field => $"{field.Key} {field.Value}"));
            output.WriteLine(
                $"    {link.Affiliate.Network} ({account}) -> {link.Affiliate.Destination ?? "destination not shown"}"
            );
        }

        output.WriteLine();
        foreach (var post in result.Posts.Take(MaxPages))
        {
            output.WriteLine($"Open {Path.Combine(archive.Library, "posts", post.Slug, "index.html")}");
        }

        output.WriteLine($"Browse {Path.Combine(archive.Library, "index.html")}");
    }

    /// <summary>A line a post, for <c>--verbose</c>.</summary>
    public static void WritePosts(TextWriter output, ArchiveResult result)
    {
        foreach (var post in result.Posts)
        {
            var done = post.IsUnchanged ? "unchanged" : "archived";
            output.WriteLine(
                $"{post.Name}: {done} as {post.Slug}: {Count("reference", post.References)}, {Count("asset", post.Assets)}"
            );
        }
    }

    public static void WriteProblems(TextWriter output, ArchiveResult result)
    {
        foreach (var failure in result.Failures.Concat(result.Notes))
        {
            output.WriteLine($"archivetool: {failure.Message}");
        }

        foreach (var (post, problem) in result.Problems.Where(item => IsTold(item.Problem)))
        {
            var place = problem.Line is { } line ? $":{line}:{problem.Column}" : "";
            output.WriteLine($"{post}{place}: {problem.Code.ToCode()}: {problem.Message}");
        }
    }

    /// <summary>What tracks and who earns is in the summary and the report; what is broken is told at once.</summary>
    private static bool IsTold(Problem problem) =>
        problem.Code is not (ProblemCode.Tracking or ProblemCode.Affiliate or ProblemCode.Likely);

    private static void Line(TextWriter output, string name, string value) =>
        output.WriteLine($"  {name, -11} {value}");

    private static string Count(string noun, int count) => noun.ToQuantity(count, "N0", CultureInfo.InvariantCulture);

    private static string Likely(AuditSummary summary) =>
        summary.Likely > 0 ? $"; likely so {Number(summary.Likely)}" : "";

    private static string Number(int count) => count.ToString("N0", CultureInfo.InvariantCulture);

    private static string Duration(TimeSpan duration) =>
        duration < TimeSpan.FromSeconds(10)
            ? $"{duration.TotalSeconds.ToString("0.00", CultureInfo.InvariantCulture)} s"
            : duration.Humanize(2, CultureInfo.InvariantCulture);
}
