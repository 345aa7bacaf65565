using System.Runtime.InteropServices;
using System.Text.Json.Nodes;
using ArchiveTool.Testing;

namespace ArchiveTool.Cli.Tests;

/// <summary>Pictures that browsers lack: kept byte for byte, shown as WebP, and repaired as such.</summary>
public sealed class PictureTwinTests : IDisposable
{
    // 128×64 pixels in one blue, by libheif with x265 and by libjxl.
    private const string Heic =
        "AAAAHGZ0eXBoZWljAAAAAG1pZjFoZWljbWlhZgAAAUJtZXRhAAAAAAAAACFoZGxyAAAAAAAAAABwaWN0AAAAAAAAAAAAAAAAAAAAAA5waXRtAAAAAAABAAAAImlsb2MAAAAAREAAAQABAAAAAAFmAAEAAAAAAAAAIQAAACNpaW5mAAAAAAABAAAAFWluZmUCAAAAAAEAAGh2YzEAAAAAwmlwcnAAAACkaXBjbwAAAHhodmNDAQNwAAAAAAAAAAAAHvAA/P34+AAADwMgAAEAGEABDAH//wNwAAADAJAAAAMAAAMAHroCQCEAAQArQgEBA3AAAAMAkAAAAwAAAwAeoBAgQWW6kkprm4EBAwIAAAMAAgAAAwACECIAAQAHRAHBcrAiQAAAABRpc3BlAAAAAAAAAIAAAABAAAAAEHBpeGkAAAAAAwgICAAAABZpcG1hAAAAAAAAAAEAAQOBAoMAAAApbWRhdAAAAB0oAa8TgOaocNP/61RX/lI6v/VOgtJ5vZDua7PB8A==";

    private const string Jxl =
        "/wrPBwFAAZNhCQCACpVRxg1ezvV8+aHDYtrGdYa22rYAAAAAHkDBEsZme2GQEAD13cW7y5jNIQUCgEE0tz64zRBJD7EEEBiErgwM6W4AgPA3SfBZVJIA";

    private readonly TemporaryFolder folder = new();

    private string Root => folder["library"];

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("tiff")]
    [InlineData("tga")]
    public async Task A_picture_that_browsers_lack_is_kept_and_shown_as_webp(string extension)
    {
        var body = extension == "tiff" ? ImageMaker.Tiff(500, 300) : ImageMaker.Targa(500, 300, kind: 2, depth: 24);
        folder.Write("a." + extension, body);
        folder.Write("post.md", $"![a](a.{extension}) and [the file](a.{extension})\n");

        var archived = await RunAsync("archive", folder["post.md"], "-o", Root, "--no-thumbnails");

        Assert.True(archived.ExitCode == 0, archived.Error);
        var picture = Assert.Single(Assets, asset => asset["derivedFrom"] is null);
        var twin = Assert.Single(Assets, asset => (string?)asset["derivedFrom"] == (string)picture["sha256"]!);
        Assert.Equal(body, await File.ReadAllBytesAsync(folder["library", (string)picture["path"]!]));
        Assert.Equal(("image/webp", 500, 300), GetShape(twin));
        var reference = Assert.Single(References, reference => (string)reference["kind"]! == "image");
        Assert.Equal((string)picture["sha256"]!, (string)reference["asset"]!);
        Assert.Equal("../../" + twin["path"], (string)reference["rewrittenTo"]!);
        var page = await File.ReadAllTextAsync(folder["library", "posts", "post", "index.html"]);
        Assert.Contains($"src=\"../../{twin["path"]}\"", page, StringComparison.Ordinal);
        Assert.Contains(
            (string)twin["sha256"]!,
            await File.ReadAllTextAsync(folder["library", "browse", "pictures.js"]),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_lost_twin_is_made_again_and_a_second_run_changes_nothing()
    {
        folder.Write("a.tiff", ImageMaker.Tiff(50, 30));
        folder.Write("post.md", "![a](a.tiff)\n");
        await RunAsync("archive", folder["post.md"], "-o", Root);
        var manifest = await File.ReadAllBytesAsync(folder["library", "posts", "post", "manifest.json"]);
        var twin = Assert.Single(Assets, asset => asset["derivedFrom"] is not null);
        var body = await File.ReadAllBytesAsync(folder["library", (string)twin["path"]!]);
        File.Delete(folder["library", (string)twin["path"]!]);

        var repaired = await RunAsync("verify", Root, "--repair");
        var verified = await RunAsync("verify", Root);
        await RunAsync("archive", folder["post.md"], "-o", Root);

        Assert.True(repaired.ExitCode == 0, repaired.Output + repaired.Error);
        Assert.True(verified.ExitCode == 0, verified.Output);
        Assert.Equal(body, await File.ReadAllBytesAsync(folder["library", (string)twin["path"]!]));
        Assert.Equal(manifest, await File.ReadAllBytesAsync(folder["library", "posts", "post", "manifest.json"]));
    }

    [Fact]
    public async Task What_every_browser_shows_has_no_twin()
    {
        folder.Write("a.avif", ImageMaker.Avif(50, 30));
        folder.Write("a.webp", ImageMaker.Webp(50, 30));
        folder.Write("a.bmp", ImageMaker.Bmp(50, 30));
        folder.Write("post.md", "![a](a.avif) ![b](a.webp) ![c](a.bmp)\n");

        await RunAsync("archive", folder["post.md"], "-o", Root);

        Assert.Equal(3, Assets.Count);
        Assert.All(Assets, asset => Assert.Null(asset["derivedFrom"]));
    }

    [Theory]
    [InlineData("heic", Heic, "libheif.so.1", "libheif.1.dylib", "heif.dll")]
    [InlineData("jxl", Jxl, "libjxl.so.0.7", "libjxl.so.0.11", "jxl.dll")]
    public async Task What_the_system_decodes_is_converted_and_else_it_is_told(
        string extension,
        string body,
        params string[] libraries
    )
    {
        folder.Write("a." + extension, Convert.FromBase64String(body));
        folder.Write("post.md", $"![a](a.{extension})\n");

        var archived = await RunAsync("archive", folder["post.md"], "-o", Root);

        Assert.True(archived.ExitCode == 0, archived.Error);
        Assert.Equal(
            ($"image/{extension}", 128, 64),
            GetShape(Assert.Single(Assets, asset => asset["derivedFrom"] is null))
        );
        if (libraries.Any(name => NativeLibrary.TryLoad(name, out _)))
        {
            var twin = Assert.Single(Assets, asset => asset["derivedFrom"] is not null);
            Assert.Equal(("image/webp", 128, 64), GetShape(twin));
        }
        else
        {
            Assert.Contains("not-decodable", archived.Error, StringComparison.Ordinal);
            Assert.Contains("which decodes it", archived.Error, StringComparison.Ordinal);
        }
    }

    private static (string, int, int) GetShape(JsonNode asset) =>
        ((string)asset["mediaType"]!, (int)asset["width"]!, (int)asset["height"]!);

    private List<JsonNode> Assets => Read("assets");

    private List<JsonNode> References => Read("references");

    private List<JsonNode> Read(string list) =>
        [
            .. JsonNode.Parse(File.ReadAllText(folder["library", "posts", "post", "manifest.json"]))![list]!
                .AsArray()
                .OfType<JsonNode>(),
        ];

    private static Task<CliResult> RunAsync(params string[] arguments) => CommandLine.RunAsync(arguments);
}
