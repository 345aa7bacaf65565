using ArchiveTool.Core.Reports.Formats;

namespace ArchiveTool.Core.Tests.Reports;

/// <summary>Which format a name and a file's extension stand for.</summary>
public sealed class ReportFormatsTests
{
    [Theory]
    [InlineData("r.json", nameof(ReportFormat.Json))]
    [InlineData("r.html", nameof(ReportFormat.Html))]
    [InlineData("r.md", nameof(ReportFormat.Markdown))]
    [InlineData("R.CSV", nameof(ReportFormat.Csv))]
    [InlineData("r.sarif", nameof(ReportFormat.Sarif))]
    [InlineData("r.sarif.json", nameof(ReportFormat.Sarif))]
    [InlineData("a.json/r.xml", nameof(ReportFormat.Junit))]
    [InlineData("a.json/r", nameof(ReportFormat.Text))]
    [InlineData("r.log", nameof(ReportFormat.Text))]
    public void The_extension_decides(string path, string format) =>
        Assert.Equal(format, (ReportFormats.FindByPath(path) ?? ReportFormat.Text).ToString());

    [Fact]
    public void Every_name_has_its_format() =>
        Assert.Equal(
            ReportFormats.Names,
            ReportFormats.Names.Select(name => ReportFormats.Parse(name).ToString().ToLowerInvariant())
        );
}
