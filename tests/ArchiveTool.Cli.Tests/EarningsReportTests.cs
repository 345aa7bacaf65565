using System.IO.Compression;
using System.Text;
using System.Xml.Linq;
using ArchiveTool.Testing;

namespace ArchiveTool.Cli.Tests;

/// <summary>The owner's reports: affiliate links as CSV, as a workbook, and in the HTML page.</summary>
[Collection(InProcess.Collection)]
public sealed class EarningsReportTests : IDisposable
{
    private const string Network =
        "https://www.awin1.com/cread.php?awinmid=77&amp;awinaffid=123456&amp;clickref=%3D1%2B1&amp;ued=https%3A%2F%2Fshop.example%2F";

    private readonly TemporaryFolder folder = new();

    public EarningsReportTests()
    {
        folder.Write("archivetool.yml", "affiliates:\n  amazon: harbour-20\n  awin: '123456'\nexclude: .\n");
        folder.Write(
            "a.html",
            $"<!doctype html><p>Ad <a href='{Network}'>=HYPERLINK(1)</a>\n<a href='https://www.amazon.com/dp/B1?tag=other-20&amp;linkCode=ll1'>lamp</a>"
        );
        folder.Write("b.html", $"<!doctype html><p>Ad <a href='{Network}'>again</a>");
        folder.Write(
            "clicks.csv",
            "Link,Clicks\nwww.awin1.com/cread.php?awinmid=77&awinaffid=123456&clickref=%3D1%2B1&ued=https%3A%2F%2Fshop.example%2F,\"1,200\"\nhttps://www.amazon.com/dp/B1?tag=other-20&linkCode=ll1,30\n"
        );
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_row_a_place_with_clicks_at_risk_and_no_formula()
    {
        var result = await InProcess.RunAsync(
            folder.Path,
            "audit",
            ".",
            "--format",
            "affiliates-csv",
            "--report",
            "earn.csv",
            "--clicks",
            "clicks.csv"
        );

        Assert.True(result.ExitCode == 0, result.Error);
        var bytes = await File.ReadAllBytesAsync(folder["earn.csv"], TestContext.Current.CancellationToken);
        Assert.Equal(Encoding.UTF8.Preamble.ToArray(), bytes[..3]);
        var rows = Encoding.UTF8.GetString(bytes[3..]).Split("\r\n");
        Assert.Equal(
            "network,programme,publisher,subId,post,line,column,url,destination,status,reason,disclosed,findings,constants,text,clicks,clicksAtRisk",
            rows[0]
        );
        Assert.StartsWith("Awin,77,123456,\"'=1+1\",a.html,1,", rows[1], StringComparison.Ordinal);
        Assert.EndsWith(",unmarked,,\"'=HYPERLINK(1)\",1200,0", rows[1], StringComparison.Ordinal);
        Assert.StartsWith("Amazon Associates,,other-20,,a.html,2,", rows[2], StringComparison.Ordinal);
        Assert.EndsWith(",unmarked wrong-account,linkCode=ll1,lamp,30,30", rows[2], StringComparison.Ordinal);
        // What was counted for the link as a whole stands once, so that sums are right.
        Assert.StartsWith("Awin,77,123456,\"'=1+1\",b.html,1,", rows[3], StringComparison.Ordinal);
        Assert.EndsWith(",again,,", rows[3], StringComparison.Ordinal);
        Assert.Equal(["", ""], rows[4..].Append(""));
    }

    [Fact]
    public async Task The_workbook_is_one_with_tables_and_inline_texts_only()
    {
        await InProcess.RunAsync(folder.Path, "audit", ".", "--report", "earn.xlsx", "--clicks", "clicks.csv");

        await using var archive = await ZipFile.OpenReadAsync(
            folder["earn.xlsx"],
            TestContext.Current.CancellationToken
        );
        XNamespace main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
        foreach (var entry in archive.Entries)
        {
            Load(entry);
        }

        var sheet = Load(archive.GetEntry("xl/worksheets/sheet1.xml")!);
        var rows = sheet.Descendants(main + "row").ToList();
        Assert.Equal(4, rows.Count);
        Assert.Empty(sheet.Descendants(main + "f"));
        Assert.Equal("=1+1", rows[1].Elements(main + "c").ElementAt(3).Value);
        Assert.Equal("30", rows[2].Elements(main + "c").ElementAt(16).Value);
        Assert.Equal("A1:Q4", (string?)Load(archive.GetEntry("xl/tables/table1.xml")!).Root!.Attribute("ref"));
        var sums = Load(archive.GetEntry("xl/worksheets/sheet2.xml")!).Descendants(main + "row").ToList();
        Assert.Equal(
            ["Amazon Associates", "", "other-20", "1", "1", "1", "30", "30"],
            sums[1].Elements(main + "c").Select(cell => cell.Value)
        );

        // A later run may write over it, also where a configuration that was found names it.
        folder.Write("archivetool.yml", "exclude: .\nreport: earn.xlsx\n");
        var again = await InProcess.RunAsync(folder.Path, "audit", ".");
        Assert.True(again.ExitCode == 0, again.Error);
    }

    [Fact]
    public async Task The_page_has_a_section_of_earnings_and_bad_counts_are_a_usage_error()
    {
        await InProcess.RunAsync(folder.Path, "audit", ".", "--report", "page.html", "--clicks", "clicks.csv");
        var page = await File.ReadAllTextAsync(folder["page.html"], TestContext.Current.CancellationToken);
        Assert.Contains("<h2 id=\"earnings\">Affiliate links</h2>", page, StringComparison.Ordinal);
        Assert.Contains("1,230 clicks, of these at risk 30", page, StringComparison.Ordinal);

        folder.Write("clicks.csv", "url,clicks\nhttps://a.example/,many\n");
        var wrong = await InProcess.RunAsync(folder.Path, "audit", ".", "--clicks", "clicks.csv");
        Assert.Equal(2, wrong.ExitCode);
        Assert.Contains("'many' in row 2 is not a number of clicks", wrong.Error, StringComparison.Ordinal);
    }

    private static XDocument Load(ZipArchiveEntry entry)
    {
        using var stream = entry.Open();
        return XDocument.Load(stream);
    }
}
