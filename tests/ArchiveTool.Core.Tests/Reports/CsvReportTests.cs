using System.Text;
using ArchiveTool.Core.Findings;
using ArchiveTool.Core.Reports;
using ArchiveTool.Core.Reports.Formats;

namespace ArchiveTool.Core.Tests.Reports;

public sealed class CsvReportTests
{
    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("\t=1+1", "' =1+1")]
    [InlineData("\u200B=1+1", "'\u200B=1+1")]
    [InlineData("\uFEFF\u00A0@SUM(A1)", "'\uFEFF\u00A0@SUM(A1)")]
    [InlineData("\u200F\u2060-1", "'\u200F\u2060-1")]
    [InlineData("\u00AD\u034F+1", "'\u00AD\u034F+1")]
    [InlineData("\u3164\uFF1D1", "'\u3164\uFF1D1")]
    [InlineData("\u0001=1", "'\uFFFD=1")]
    [InlineData("a;=cmd|'/c calc'!A0", "a;'=cmd|'/c calc'!A0")]
    [InlineData("a; \u200B+1;b;-2", "a;' \u200B+1;b;'-2")]
    [InlineData("a\u0007b\u009Bc\nd", "a\uFFFDb\uFFFDc d")]
    [InlineData("https://example.org/?a=1", "https://example.org/?a=1")]
    public async Task Nothing_in_a_cell_is_calculated(string url, string cell)
    {
        var builder = new ReportBuilder();
        builder.AddProblem("post.md", new Problem(ProblemCode.Missing, Reason.NotFound, url, "missing", 1, 1));
        var writer = new ReportWriter(
            new ReportSettings
            {
                WorkingFolder = "/",
                ToolVersion = "1",
                ToolAddress = "https://example.org/",
                FailOn = new HashSet<ProblemCode>(),
                MadeAt = DateTimeOffset.UnixEpoch,
            }
        );
        using var stream = new MemoryStream();
        await writer.WriteAsync(builder.Build(null), ReportFormat.Csv, stream, TestContext.Current.CancellationToken);

        var row = Encoding.UTF8.GetString(stream.ToArray()).Split("\r\n")[1];
        var quoted = $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
        var mustBeQuoted = cell.AsSpan().ContainsAny(",;'\"");
        Assert.Contains($",{(mustBeQuoted ? quoted : cell)},", row, StringComparison.Ordinal);
    }
}
