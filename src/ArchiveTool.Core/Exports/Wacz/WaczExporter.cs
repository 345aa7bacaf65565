using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using ArchiveTool.Core.Documents.Html;
using ArchiveTool.Core.Documents.Posts;
using ArchiveTool.Core.Exports.Html;
using ArchiveTool.Core.Libraries.Format;
using ArchiveTool.Core.Libraries.Summaries;
using ArchiveTool.Core.Offline.Pages;
using ArchiveTool.Core.Runs.Archiving.Writing;
using ArchiveTool.Urls;
using ArchiveTool.Urls.Parsing;
using ArchiveTool.Warc;

namespace ArchiveTool.Core.Exports.Wacz;

/// <summary>Writes posts as a web archive that ReplayWeb.page and other readers of WACZ 1.1.1 show.</summary>
internal sealed class WaczExporter : IExporter
{
    private const string WarcName = "data.warc.gz";

    private static readonly JsonWriterOptions LineOptions = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <inheritdoc/>
    public string? GetError(ExportOptions options) => ExportFile.GetError(options.Output, "a WACZ file", IsWacz);

    /// <inheritdoc/>
    public async Task ExportAsync(ExportJob job, CancellationToken cancellationToken)
    {
        var bytes = await ExportFile.WriteAsync(
            job.Options.Output,
            (stream, token) => WriteAsync(job, stream, token),
            cancellationToken
        );
        job.Written = (1, bytes);
    }

    private static bool IsWacz(Stream stream)
    {
        using var zip = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true);
        return zip.GetEntry("datapackage.json") is not null
            && zip.Entries.Any(entry => entry.FullName.StartsWith("archive/", StringComparison.Ordinal));
    }

    private static async Task WriteAsync(ExportJob job, Stream stream, CancellationToken cancellationToken)
    {
        var (time, seed) = await FindSeedAsync(job, cancellationToken);
        var index = new CdxIndex(WarcName);
        var pages = Path.Combine(job.TemporaryFolder, "pages.jsonl");
        string? mainPage = null;
        using (var package = new WaczPackage(stream, time))
        {
            await using (var list = new FileStream(pages, FileMode.CreateNew, FileAccess.ReadWrite))
            {
                await package.WriteAsync(
                    "archive/" + WarcName,
                    async (warc, token) =>
                    {
                        mainPage = await WriteRecordsAsync(job, warc, list, index, time, seed, token);
                    },
                    cancellationToken
                );
                await package.WriteAsync("indexes/index.cdx", index.WriteAsync, cancellationToken);
                list.Position = 0;
                await package.WriteAsync(
                    "pages/pages.jsonl",
                    (to, token) => list.CopyToAsync(to, token),
                    cancellationToken
                );
            }

            var title = job.Posts is [var only] ? only.Title : $"{job.Posts.Count} posts";
            await package.WriteDescriptionAsync(title, job.Options.Software, mainPage, cancellationToken);
        }

        File.Delete(pages);
    }

    /// <summary>The latest time that a post was archived, and what tells this selection of posts from every other.</summary>
    private static async Task<(DateTimeOffset Time, byte[] Seed)> FindSeedAsync(
        ExportJob job,
        CancellationToken cancellationToken
    )
    {
        var time = DateTimeOffset.UnixEpoch;
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var post in job.Posts)
        {
            if (await ManifestFile.TryReadAsync(job.Directory, post.Slug, cancellationToken) is { } manifest)
            {
                time = manifest.Post.ArchivedAt > time ? manifest.Post.ArchivedAt : time;
                hash.AppendData(
                    Encoding.UTF8.GetBytes($"{post.Slug} {manifest.Post.OriginalSha256} {manifest.Post.ArchivedAt:O}\n")
                );
            }
        }

        return (time, hash.GetHashAndReset());
    }

    private static async Task<string?> WriteRecordsAsync(
        ExportJob job,
        Stream warc,
        Stream pages,
        CdxIndex index,
        DateTimeOffset time,
        byte[] seed,
        CancellationToken cancellationToken
    )
    {
        using var writer = await WarcWriter.CreateAsync(
            warc,
            WarcName,
            new WarcWriterOptions
            {
                Software = job.Options.Software,
                Time = new FixedTime(time),
                NewId = new SeededIds(seed).Next,
            },
            cancellationToken
        );
        var records = new WaczRecords(job.Directory, writer, index);
        await pages.WriteAsync(
            "{\"format\":\"json-pages-1.0\",\"id\":\"pages\",\"title\":\"All Pages\",\"hasText\":true}\n"u8.ToArray(),
            cancellationToken
        );
        string? mainPage = null;
        foreach (var post in job.Posts)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (
                await job.BeginAsync(post.Slug, cancellationToken) is not { } manifest
                || await WritePostAsync(job, post, manifest, records, cancellationToken) is not var (page, text)
            )
            {
                continue;
            }

            foreach (var asset in manifest.Assets.Where(asset => asset.DerivedFrom is null && asset.Fetches.Count > 0))
            {
                if (job.Directory.Has(asset))
                {
                    await records.WriteAsync(asset, cancellationToken);
                }
                else
                {
                    job.LeaveOutFile(post.Slug, asset.Path);
                }
            }

            WritePage(pages, post, page, manifest, text);
            mainPage ??= page.Href;
            job.Finish(post.Slug, page.Href, manifest.Assets.Sum(asset => asset.Bytes));
        }

        return mainPage;
    }

    /// <summary>Writes a post's page: as it came from the web, else its offline page.</summary>
    /// <returns>Its address and its text; null, and told, where it is damaged.</returns>
    private static async Task<(WebUrl Url, string Text)?> WritePostAsync(
        ExportJob job,
        BrowsePost post,
        Manifest manifest,
        WaczRecords records,
        CancellationToken cancellationToken
    )
    {
        Post original;
        try
        {
            original = await PostRegenerator.ReadOriginalAsync(job.Directory, manifest, cancellationToken);
        }
        catch (IOException exception) when (!cancellationToken.IsCancellationRequested)
        {
            job.LeaveOut(post.Slug, $"{post.Slug} is left out: {exception.Message}; run archivetool verify");
            return null;
        }

        return IsFromWeb(manifest, original)
            ? await WriteOriginalAsync(post, manifest, original, records, cancellationToken)
            : await WriteMadeAsync(job, post, manifest, records, cancellationToken);
    }

    private static async Task<(WebUrl Url, string Text)?> WriteOriginalAsync(
        BrowsePost post,
        Manifest manifest,
        Post original,
        WaczRecords records,
        CancellationToken cancellationToken
    )
    {
        var (page, time) = (GetAddress(post), manifest.Post.ArchivedAt);
        if (Find(manifest.Post.Source) is { } source && source.Href != page.Href)
        {
            await records.WriteRedirectAsync(source.Href, page.Href, 302, time, null, cancellationToken);
        }

        await records.WriteMadeAsync(
            page,
            $"text/html; charset={manifest.Post.Encoding}",
            time,
            new MemoryStream(original.Bytes.ToArray()),
            cancellationToken
        );
        return (page, PlainText.Extract(original.Text.Text));
    }

    private static async Task<(WebUrl Url, string Text)?> WriteMadeAsync(
        ExportJob job,
        BrowsePost post,
        Manifest manifest,
        WaczRecords records,
        CancellationToken cancellationToken
    )
    {
        if (await PostPages.RenderAsync(job, manifest, cancellationToken) is not { } html)
        {
            return null;
        }

        var (page, time) = (GetAddress(post), manifest.Post.ArchivedAt);
        var files = new EmbeddedFiles(job.Directory, manifest, null, path => job.LeaveOutFile(post.Slug, path));
        html = PostPages
            .Lead(job, post, html, other => GetAddress(other).Href)
            .Replace(PagePolicy.Meta(OfflinePage.ContentSecurityPolicy), "", StringComparison.Ordinal);
        var made = new MadePage(files);
        html = made.Write(new PageSplitter(job.Directory, files, "", _ => null).Split(html));
        await records.WriteMadeAsync(
            page,
            "text/html; charset=utf-8",
            time,
            new MemoryStream(Encoding.UTF8.GetBytes(html)),
            cancellationToken
        );
        foreach (var (url, file) in made.Made)
        {
            await using var body = job.Directory.OpenRead(file.Path);
            await records.WriteMadeAsync(url, file.MediaType, time, body, cancellationToken);
        }

        return (page, PlainText.Extract(html));
    }

    /// <summary>Whether the original is what a server sent as a page.</summary>
    private static bool IsFromWeb(Manifest manifest, Post original) =>
        manifest.Post.Format == PostFormat.Html
        && original.FrontMatter is null
        && WebUrl.TryParse(manifest.Post.Source, null, out var source)
        && source.IsHttp;

    /// <summary>The post's own address, else where it came from, else one made for it.</summary>
    private static WebUrl GetAddress(BrowsePost post) =>
        Find(post.DocumentUrl)
        ?? Find(post.Source)
        ?? Find($"{MadePage.Place}posts/{Uri.EscapeDataString(post.Slug)}/")!;

    private static WebUrl? Find(string? address) =>
        WebUrl.TryParse(address ?? "", null, out var url) && url.IsHttp
            ? url.WithoutFragment().WithoutPassword()
            : null;

    private static void WritePage(Stream pages, BrowsePost post, WebUrl url, Manifest manifest, string text)
    {
        using (var json = new Utf8JsonWriter(pages, LineOptions))
        {
            json.WriteStartObject();
            json.WriteString("id", post.Slug);
            json.WriteString("url", url.Href);
            json.WriteString("ts", manifest.Post.ArchivedAt.UtcDateTime);
            json.WriteString("title", post.Title);
            json.WriteString("text", text);
            json.WriteEndObject();
        }

        pages.Write("\n"u8);
    }
}
