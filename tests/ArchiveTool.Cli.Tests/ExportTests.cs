using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ArchiveTool.Testing;

namespace ArchiveTool.Cli.Tests;

/// <summary>What all exports share, and what an archive and an import bring back.</summary>
public sealed class ExportTests : IDisposable
{
    private static readonly string[] Kinds = ["html", "wacz", "markdown", "epub"];

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task The_same_library_gives_the_same_bytes()
    {
        await ArchiveAsync();
        foreach (var kind in Kinds)
        {
            var isFolder = kind == "markdown";
            var (one, two) = (folder["one." + kind], folder["two." + kind]);
            await RunAsync(0, "export", kind, folder["library"], "-o", one);
            await RunAsync(0, "export", kind, folder["library"], "-o", two);
            Assert.Equal(isFolder ? HashFolder(one) : Hash(one), isFolder ? HashFolder(two) : Hash(two));
            // An earlier export is replaced by a new one.
            await RunAsync(0, "export", kind, folder["library"], "-o", one);
        }
    }

    [Fact]
    public async Task What_is_no_earlier_export_is_not_replaced()
    {
        await ArchiveAsync();
        folder.Write("mine", "a file");
        folder.Write("pages/mine.txt", "a file");
        foreach (var kind in Kinds)
        {
            File.Copy(folder["mine"], folder["mine." + kind]);
            var result = await RunAsync(
                3,
                "export",
                kind,
                folder["library"],
                "-o",
                kind == "markdown" ? folder["pages"] : folder["mine." + kind]
            );
            Assert.Contains("name another", result.Error, StringComparison.Ordinal);
            Assert.Equal("a file", await File.ReadAllTextAsync(folder["mine." + kind]));
        }

        await RunAsync(0, "export", "html", folder["library"], "-o", folder["html"]);
        folder.Write("html/mine.txt", "a file");
        Assert.Contains(
            "mine.txt",
            (await RunAsync(3, "export", "html", folder["library"], "-o", folder["html"])).Error,
            StringComparison.Ordinal
        );
        await RunAsync(3, "export", "html", folder["library"], "-o", folder["library", "out.html"]);
        Assert.Equal(0, (await CommandLine.RunAsync("verify", folder["library"])).ExitCode);
    }

    [Fact]
    public async Task A_full_disk_is_told_and_leaves_nothing()
    {
        await ArchiveAsync();
        var result = await RunAsync(3, "export", "wacz", folder["library"], "-o", "/dev/full");
        Assert.Contains("could not be written", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Unknown_posts_are_named_and_the_others_exported()
    {
        await ArchiveAsync();
        var result = await RunAsync(
            3,
            "export",
            "html",
            folder["library"],
            "nothing",
            "harbour-lights",
            "-o",
            folder["out"],
            "--format",
            "json"
        );
        Assert.Contains("no post 'nothing'", result.Error, StringComparison.Ordinal);
        using var json = JsonDocument.Parse(result.Output);
        Assert.Equal("archivetool/export/1", json.RootElement.GetProperty("schema").GetString());
        Assert.Equal(1, json.RootElement.GetProperty("posts").GetArrayLength());
        Assert.True(File.Exists(folder["out", "harbour-lights.html"]));
        await RunAsync(2, "export", "html", folder["library"], "../x", "-o", folder["out"]);
        await RunAsync(2, "export", "html", folder["library"]);
        await RunAsync(3, "export", "html", folder["none"], "-o", folder["out2"]);
    }

    [Fact]
    public async Task A_missing_picture_is_left_out_and_told()
    {
        await ArchiveAsync();
        var asset = Directory.GetFiles(folder["library", "assets"], "*.*", SearchOption.AllDirectories)[0];
        File.Delete(asset);
        foreach (var kind in Kinds)
        {
            var result = await RunAsync(1, "export", kind, folder["library"], "-o", folder["out." + kind]);
            Assert.Contains(Path.GetFileName(asset), result.Error, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_file_that_would_be_too_large_is_not_written()
    {
        await ArchiveAsync();
        var result = await RunAsync(
            3,
            "export",
            "html",
            folder["library"],
            "-o",
            folder["one.html"],
            "--max-file",
            "100KB"
        );
        Assert.Contains("--max-file", result.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(folder["one.html"]));
        string[] fitting =
        [
            "export",
            "html",
            folder["library"],
            "-o",
            folder["one.html"],
            "--fit-images",
            "--max-file",
        ];
        await RunAsync(0, [.. fitting, "100KB"]);
        Assert.InRange(new FileInfo(folder["one.html"]).Length, 20_000, 100_000);
        await RunAsync(3, [.. fitting, "9KB"]);
        Assert.InRange(new FileInfo(folder["one.html"]).Length, 20_000, 100_000);
    }

    [Fact]
    public async Task A_wacz_says_of_itself_what_is_true()
    {
        await ArchiveAsync();
        await RunAsync(0, "export", "wacz", folder["library"], "-o", folder["posts.wacz"]);

        await using var zip = await ZipFile.OpenReadAsync(folder["posts.wacz"]);
        using var package = JsonDocument.Parse(Read(zip, "datapackage.json"));
        Assert.Equal("1.1.1", package.RootElement.GetProperty("wacz_version").GetString());
        Assert.Equal(3, package.RootElement.GetProperty("resources").GetArrayLength());
        foreach (var resource in package.RootElement.GetProperty("resources").EnumerateArray())
        {
            var bytes = Read(zip, resource.GetProperty("path").GetString()!);
            Assert.Equal(resource.GetProperty("bytes").GetInt32(), bytes.Length);
            Assert.Equal(
                resource.GetProperty("hash").GetString(),
                "sha256:" + Convert.ToHexStringLower(SHA256.HashData(bytes))
            );
        }

        Assert.All(zip.Entries, entry => Assert.Equal(entry.Length, entry.CompressedLength));
        var warc = Read(zip, "archive/data.warc.gz");
        var index = Encoding.UTF8.GetString(Read(zip, "indexes/index.cdx")).TrimEnd('\n').Split('\n');
        Assert.Equal(index.Order(StringComparer.Ordinal), index);
        Assert.True(index.Length >= 10);
        foreach (var line in index)
        {
            using var json = JsonDocument.Parse(line[line.IndexOf('{', StringComparison.Ordinal)..]);
            var offset = int.Parse(json.RootElement.GetProperty("offset").GetString()!, null);
            var length = int.Parse(json.RootElement.GetProperty("length").GetString()!, null);
            using var member = new StreamReader(
                new GZipStream(new MemoryStream(warc, offset, length), CompressionMode.Decompress),
                Encoding.Latin1
            );
            var record = await member.ReadToEndAsync();
            Assert.Contains(
                $"WARC-Target-URI: {json.RootElement.GetProperty("url").GetString()}\r\n",
                record,
                StringComparison.Ordinal
            );
            Assert.Contains("archivetool-made: ", record, StringComparison.Ordinal);
        }

        var pages = Encoding.UTF8.GetString(Read(zip, "pages/pages.jsonl")).TrimEnd('\n').Split('\n');
        Assert.Equal(2, pages.Length);
        Assert.Contains("港口的灯", pages[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_exported_as_wacz_comes_back_by_an_import()
    {
        await using var server = await TestServer.StartAsync();
        server.Map("/a.png", ImageMaker.Png(40, 30, 1), "image/png");
        server.Map("/same.png", ImageMaker.Png(40, 30, 1), "image/png");
        server.Map("/bé.png", ImageMaker.Png(40, 30, 2), "image/png");
        server.MapRedirect("/moved.png", "/b%C3%A9.png", 301);
        server.Map("/s.css", "p { background: url(a.png) }"u8.ToArray(), "text/css");
        server.Map(
            "/page.html",
            "<!DOCTYPE html><title>Page</title><link rel=stylesheet href=s.css><p>Text <a href=/other.html>other</a> <img src=a.png><img src=same.png><img src=moved.png>"u8.ToArray(),
            "text/html"
        );
        await RunAsync(
            null,
            "archive",
            server.Http("/page.html"),
            "-o",
            folder["library"],
            "--allow-private-network",
            "--no-link-check"
        );
        await RunAsync(0, "export", "wacz", folder["library"], "-o", folder["page.wacz"]);

        var result = await RunAsync(null, "import", folder["page.wacz"], "-o", folder["again"], "--format", "json");

        Assert.True(result.ExitCode is 0 or 1, result.Error);
        using var json = JsonDocument.Parse(result.Output);
        Assert.Equal("archivetool/import/1", json.RootElement.GetProperty("schema").GetString());
        Assert.Equal(Bodies(folder["library"]), Bodies(folder["again"]));
        Assert.Equal(References("library"), References("again"));
        Assert.Equal(
            await File.ReadAllBytesAsync(folder["library", "posts", "page", "original.html"]),
            await File.ReadAllBytesAsync(folder["again", "posts", "page", "original.html"])
        );
        Assert.Equal(0, (await CommandLine.RunAsync("verify", folder["again"])).ExitCode);
        await using var zip = await ZipFile.OpenReadAsync(folder["page.wacz"]);
        var index = Encoding.UTF8.GetString(Read(zip, "indexes/index.cdx"));
        Assert.Contains("\"status\":\"301\"", index, StringComparison.Ordinal);
        Assert.Contains("warc/revisit", index, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_that_singlefile_saved_is_imported_with_its_pictures()
    {
        var picture = Convert.ToBase64String(ImageMaker.Png(40, 30, 5));
        folder.Write(
            "saved/page.html",
            $"<!DOCTYPE html> <html><!--\n Page saved with SingleFile \n url: https://blog.example/2021/lamps.html \n saved date: Mon Nov 01 2021\n--><title>Lamps</title><p><img src='data:image/png;base64,{picture}'> <a href='https://other.example/x'>x</a>"
        );
        var result = await RunAsync(null, "import", folder["saved"], "-o", folder["library"]);

        Assert.True(result.ExitCode is 0 or 1, result.Error);
        Assert.Single(Directory.GetFiles(folder["library", "assets"], "*.png", SearchOption.AllDirectories));
        Assert.Contains(
            "\"documentUrl\": \"https://blog.example/2021/lamps.html\"",
            await File.ReadAllTextAsync(folder["library", "posts", "page", "manifest.json"]),
            StringComparison.Ordinal
        );
        await RunAsync(3, "import", folder["nothing"], "-o", folder["library"]);
    }

    private async Task ArchiveAsync() =>
        await RunAsync(
            null,
            "archive",
            FixtureFiles.Path("posts", "harbour-lights.txt"),
            "-o",
            folder["library"],
            "--replay",
            FixtureFiles.Path("records", "harbour-lights.warc.gz")
        );

    private static async Task<CliResult> RunAsync(int? status, params string[] arguments)
    {
        var result = await CommandLine.RunAsync(arguments);
        Assert.True(status is null || result.ExitCode == status, $"{result.ExitCode}: {result.Error}{result.Output}");
        return result;
    }

    private string[] References(string library)
    {
        var post = Directory.GetDirectories(folder[library, "posts"]).Single();
        using var json = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(post, "manifest.json")));
        return
        [
            .. json
                .RootElement.GetProperty("references")
                .EnumerateArray()
                .Select(reference => $"{reference.GetProperty("url")} {reference.GetProperty("asset")}"),
        ];
    }

    private static string[] Bodies(string library) =>
        [
            .. Directory
                .GetFiles(Path.Combine(library, "assets"), "*", SearchOption.AllDirectories)
                .Select(Path.GetFileName)
                .OfType<string>()
                .Order(StringComparer.Ordinal),
        ];

    private static byte[] Read(ZipArchive zip, string path)
    {
        using var stream = zip.GetEntry(path)!.Open();
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }

    private static string Hash(string file) => Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(file)));

    private static string HashFolder(string path) =>
        string.Join(
            '\n',
            Directory
                .GetFiles(path, "*", SearchOption.AllDirectories)
                .Order(StringComparer.Ordinal)
                .Select(file => $"{Path.GetRelativePath(path, file)} {Hash(file)}")
        );
}
