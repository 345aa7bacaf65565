using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using ArchiveTool.Testing;

namespace ArchiveTool.Cli.Tests;

/// <summary>A book passes EPUBCheck without an error or a warning, whatever the posts hold.</summary>
public sealed class EpubTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Odd_posts_make_a_valid_book()
    {
        var png = Convert.ToBase64String(ImageMaker.Png(40, 30, 1));
        const string Svg =
            "<svg xmlns='http://www.w3.org/2000/svg' width='40' height='30'><rect width='40' height='30' fill='red'/></svg>";
        var svg = Convert.ToBase64String(Encoding.UTF8.GetBytes(Svg));
        folder.Write(
            "odd.html",
            $"""
            <html lang=en><head><title>Odd &amp; &lt;ends&gt;</title><meta name=author content="A & B"></head><body>
            <center><font color=red>Old</font> <p align=center>text <span><div>block in inline</div></span></center>
            <a href="#x">one <a href="http://example.org/a|b?c[]=1#d">two</a></a> <a href=#nowhere>lost</a>
            <p id=x>1<p id=x>2 <b>bold <i>both</b> italic</i> &nbsp; &#1; nul<sup id="fnref:1"><a href="#fn:1">1</a></sup>
            <ul>stray<li>one<ul><li>deep</ul><p>loose</ul><ol start=3><li>three</ol>
            <table width=100%><caption>Cap</caption><tr><td bgcolor=red colspan=2>a<td rowspan=0>b<tr></table>
            <dl><dt>term<dd>what <p>it is</dl><figure><img src="data:image/png;base64,{png}" alt="a picture"><figcaption>Caption <b>b</b></figcaption></figure>
            <img src="data:image/svg+xml;base64,{svg}" width=40 alt=drawing><svg width=10 height=10><circle r=4 /></svg>
            <iframe src="https://video.example/embed/1"></iframe><video src=v.mp4 controls></video><input type=checkbox><button>b</button>
            <ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp></ruby><details><summary>More</summary><p>inside</details><pre>  a
              <code>b &lt; c</code></pre><hr><h1>Heading</h1><h6>Six</h6><blockquote cite=x>quoted</blockquote>
            <div class=footnotes><ol><li id="fn:1">A note <a href="#fnref:1">back</a></ol></div>
            <p dir=rtl lang=ar>نص عربي</p><p lang="not a tag!">x</p><q cite="y">q</q><map name=m><area href=x></map></body></html>
            """
        );
        folder.Write(
            "hebrew.md",
            "---\ntitle: שלום עולם\ndate: 2020-01-02\n---\n\n"
                + string.Concat(Enumerable.Repeat("זהו טקסט בעברית. ", 20))
        );
        folder.Write(
            "notes.md",
            "---\ntitle: Notes\ndate: 2021-01-02\n---\n\nText[^1] and `code`.\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n[^1]: The note.\n"
        );
        folder.Write("empty.md", "---\ntitle: '  '\n---\n");
        var archived = await CommandLine.RunAsync(
            "archive",
            folder["odd.html"],
            folder["hebrew.md"],
            folder["notes.md"],
            folder["empty.md"],
            FixtureFiles.Path("posts", "harbour-lights.txt"),
            "-o",
            folder["library"],
            "--replay",
            FixtureFiles.Path("records", "harbour-lights.warc.gz"),
            "--extract-data-urls",
            "--no-link-check"
        );
        Assert.True(archived.ExitCode is 0 or 1, archived.Error);
        var result = await CommandLine.RunAsync("export", "epub", folder["library"], "-o", folder["posts.epub"]);
        Assert.True(result.ExitCode == 0, result.Error);

        var (status, told) = await CheckAsync(folder["posts.epub"]);
        Assert.True(status == 0 && told.Contains("0 fatals / 0 errors / 0 warnings", StringComparison.Ordinal), told);
        await using var zip = await ZipFile.OpenReadAsync(folder["posts.epub"]);
        var text = string.Concat(
            zip.Entries.Where(entry => entry.Name.EndsWith(".xhtml", StringComparison.Ordinal)).Select(Read)
        );
        foreach (
            var kept in (string[])
                [
                    "block in inline",
                    "deep",
                    "epub:type=\"noteref\"",
                    "epub:type=\"footnote\"",
                    "dir=\"rtl\"",
                    "<rt>kan</rt>",
                    "what",
                    "The note.",
                    "Caption",
                ]
        )
        {
            Assert.Contains(kept, text, StringComparison.OrdinalIgnoreCase);
        }

        Assert.DoesNotContain("src=\"http", text, StringComparison.Ordinal);
        Assert.DoesNotContain("iframe", text, StringComparison.Ordinal);
    }

    private static async Task<(int Status, string Told)> CheckAsync(string book)
    {
        var program = DebianPackage.Find("epubcheck");
        Assert.True(program is not null, "the test needs EPUBCheck: apt-get install epubcheck");

        // Debian's file is a Java archive that a kernel without binfmt_misc does not start.
        var start = new ProcessStartInfo(
            "java",
            ["-jar", new FileInfo(program!).ResolveLinkTarget(true)?.FullName ?? program!, book]
        )
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output + await error);
    }

    private static string Read(ZipArchiveEntry entry)
    {
        using var reader = new StreamReader(entry.Open());
        return reader.ReadToEnd();
    }
}
