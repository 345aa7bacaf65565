using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ArchiveTool.Testing;

namespace ArchiveTool.Cli.Tests;

/// <summary>A style sheet comes into the blog with all that it asks for.</summary>
[Collection(InProcess.Collection)]
public sealed class LocalizeSheetTests : IAsyncLifetime
{
    private const string Post = "source/_posts/walk.md";
    private HexoBlog blog = null!;

    public async ValueTask InitializeAsync()
    {
        blog = await HexoBlog.CreateAsync();
        blog.Server.Map("/fonts/f.woff2", [.. "wOF2"u8, .. new byte[60]], "font/woff2");
        blog.Server.Map("/gone.png", [], status: 404);
        MapSheet("/css/theme.css", "@import \"more.css\";\nbody { background: url(../a.png) }\n");
        MapSheet(
            "/css/more.css",
            "@import url('theme.css') screen;\n@font-face { src: url(\"../fonts/f.woff2?v=1#x\") }\n"
        );
    }

    public ValueTask DisposeAsync() => blog.DisposeAsync();

    [Fact(Timeout = 30_000)]
    public async Task A_sheet_comes_with_its_pictures_fonts_and_sheets_and_goes_with_them()
    {
        blog.Write(Post, $"text\n\n<link rel=\"stylesheet\" href=\"{blog.Server.Http("/css/theme.css")}\">\n");
        var before = blog.Snapshot();
        var result = await blog.RunAsync("localize", ".", "--kinds", "stylesheet", "--report", "../result.json");

        Assert.True(result.ExitCode == 0, result.Error);
        Assert.Equal("text\n\n<link rel=\"stylesheet\" href=\"/images/walk/theme.css\">\n", blog.Read(Post));
        Assert.Equal(
            "@import \"more.css\";\nbody { background: url(a.png) }\n",
            blog.Read("source/images/walk/theme.css")
        );
        Assert.Equal(
            "@import url('theme.css') screen;\n@font-face { src: url(\"f.woff2#x\") }\n",
            blog.Read("source/images/walk/more.css")
        );
        Assert.Equal(ImageMaker.Png(20, 10, 0), await File.ReadAllBytesAsync(blog["source/images/walk/a.png"]));
        Assert.Equal(4, blog.Server.Requests.Count);
        using (var json = JsonDocument.Parse(await File.ReadAllBytesAsync(blog["../result.json"])))
        {
            Assert.All(
                json.RootElement.GetProperty("pictures").EnumerateArray(),
                picture =>
                    Assert.Equal(
                        Convert.ToHexStringLower(
                            SHA256.HashData(File.ReadAllBytes(blog[picture.GetProperty("path").GetString()!]))
                        ),
                        picture.GetProperty("sha256").GetString()
                    )
            );
            Assert.Equal(4, json.RootElement.GetProperty("summary").GetProperty("newPictures").GetInt32());
        }

        Assert.Empty((await blog.RunAsync("localize", "--prune", "--dry-run")).Output);
        var undone = await blog.RunAsync("localize", "--undo");
        Assert.True(undone.ExitCode == 0, undone.Error);
        Assert.Equal(before, blog.Snapshot());
        Assert.False(Directory.Exists(blog["source/images"]));
    }

    [Fact(Timeout = 30_000)]
    public async Task What_a_sheet_cannot_bring_is_written_in_full_and_told()
    {
        MapSheet("/css/one.css", "a { background: url(../gone.png) } b { background: url( '../b.png' ) }");
        blog.Write(Post, $"text\n\n<link rel=stylesheet href={blog.Server.Http("/css/one.css")}>\n");
        var result = await blog.RunAsync("localize", ".", "--kinds", "stylesheet", "--exclude", "b\\.png");

        Assert.Equal(1, result.ExitCode);
        Assert.Contains($"walk.md:3:27: {blog.Server.Http("/gone.png")}", result.Error, StringComparison.Ordinal);
        Assert.Equal(
            $"a {{ background: url({blog.Server.Http("/gone.png")}) }} b {{ background: url( '{blog.Picture("b")}' ) }}",
            blog.Read("source/images/walk/one.css")
        );
    }

    [Fact(Timeout = 30_000)]
    public async Task A_sheet_leads_to_what_the_site_has_already_and_is_itself_there_once()
    {
        blog.Write("source/_posts/first.md", "![one]({a})\n");
        var link = $"text\n\n<link rel=\"stylesheet\" href=\"{blog.Server.Http("/css/theme.css")}\">\n";
        blog.Write(Post, link);
        blog.Write("source/_posts/zoo.md", link);
        await blog.RunAsync("localize", ".", "--kinds", "image,stylesheet");

        Assert.Equal(
            "@import \"more.css\";\nbody { background: url(../first/a.png) }\n",
            blog.Read("source/images/walk/theme.css")
        );
        Assert.Equal(
            "text\n\n<link rel=\"stylesheet\" href=\"/images/walk/theme.css\">\n",
            blog.Read("source/_posts/zoo.md")
        );
        Assert.Equal(4, blog.Server.Requests.Count);
    }

    [Fact(Timeout = 30_000)]
    public async Task A_page_is_not_taken_for_a_sheet()
    {
        blog.Server.Map("/css/page.css", "<!DOCTYPE html><title>Gone</title>"u8.ToArray(), "text/html");
        var text = $"text\n\n<link rel=\"stylesheet\" href=\"{blog.Server.Http("/css/page.css")}\">\n";
        blog.Write(Post, text);
        var result = await blog.RunAsync("localize", ".", "--kinds", "stylesheet");

        Assert.Equal(1, result.ExitCode);
        Assert.Equal(text, blog.Read(Post));
    }

    private void MapSheet(string path, string text) => blog.Server.Map(path, Encoding.UTF8.GetBytes(text), "text/css");
}
