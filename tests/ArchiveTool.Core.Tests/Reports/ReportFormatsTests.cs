using ArchiveTool.Core.Reports.Formats;

namespace ArchiveTool.Core.Tests.Reports;

/// <summary>Which format a name and a file's extension stand for.</summary>
public sealed class ReportFormatsTests
{
    [Theory]
    [InlineData("r.json", ReportFormat.Json)]
    [InlineData("r.html", ReportFormat.Html)]
    [InlineData("r.md", ReportFormat.Markdown)]
    [InlineData("R.CSV", ReportFormat.Csv)]
    [InlineData("r.sarif", ReportFormat.Sarif)]
    [InlineData("r.sarif.json", ReportFormat.Sarif)]
    [InlineData("a.json/r.xml", ReportFormat.Junit)]
    [InlineData("a.json/r", ReportFormat.Text)]
    [InlineData("r.log", ReportFormat.Text)]
    public void The_extension_decides(string path, ReportFormat format) =>
        Assert.Equal(format, ReportFormats.FindByPath(path) ?? ReportFormat.Text);

    [Fact]
    public void Every_name_has_its_format() =>
        Assert.Equal(
            ReportFormats.Names,
            ReportFormats.Names.Select(name => ReportFormats.Parse(name).ToString().ToLowerInvariant())
        );
}
