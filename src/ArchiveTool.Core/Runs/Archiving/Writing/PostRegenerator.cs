using System.Security.Cryptography;
using ArchiveTool.Core.Documents.Charsets;
using ArchiveTool.Core.Documents.Posts;
using ArchiveTool.Core.Documents.Text;
using ArchiveTool.Core.Files;
using ArchiveTool.Core.Libraries;
using ArchiveTool.Core.Libraries.Format;
using ArchiveTool.Core.Libraries.Indexing;
using ArchiveTool.Core.Offline.Addresses;
using ArchiveTool.Core.Offline.Rewriting;
using ArchiveTool.Core.References;
using ArchiveTool.Core.References.Collecting;
using ArchiveTool.Core.References.Collecting.Css;
using ArchiveTool.Core.Referrers;
using ArchiveTool.Urls.Parsing;

namespace ArchiveTool.Core.Runs.Archiving.Writing;

/// <summary>
/// Writes what an original became again, from the original and its manifest, which says what stands in each reference's
/// place.
/// </summary>
internal static class PostRegenerator
{
    // An array of .NET holds no more.
    private const long MostBytes = 0x7fffffc7;

    /// <summary>Writes the rewritten post.</summary>
    /// <exception cref="IOException">The original is damaged.</exception>
    public static async Task WritePostAsync(
        LibraryDirectory directory,
        Manifest manifest,
        CancellationToken cancellationToken
    )
    {
        var post = await ReadOriginalAsync(directory, manifest, cancellationToken);
        var edits = Edits(post, Collect(post, manifest), manifest.References, reference => reference.RewrittenTo);
        await directory.WriteAsync(
            LibraryLayout.PostFolder(manifest.Post.Slug) / ("post" + GetExtension(directory, manifest)),
            PostRewriter.Rewrite(post.Bytes.Span, edits, post.Text.Charset.Encoding),
            toDisk: true,
            cancellationToken
        );
    }

    /// <summary>Writes the offline page.</summary>
    /// <exception cref="IOException">The original is damaged.</exception>
    public static async Task WritePageAsync(
        LibraryDirectory directory,
        Manifest manifest,
        CancellationToken cancellationToken
    )
    {
        var page = await RenderPageAsync(directory, manifest, cancellationToken);
        await directory.WriteAsync(LibraryLayout.PostPage(manifest.Post.Slug), page, toDisk: true, cancellationToken);
    }

    /// <summary>The offline page.</summary>
    /// <param name="directory">The library.</param>
    /// <param name="manifest">The post.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <param name="currentVersion">Where the current version's page stands; null if this is it.</param>
    /// <exception cref="IOException">The original is damaged.</exception>
    public static async Task<string> RenderPageAsync(
        LibraryDirectory directory,
        Manifest manifest,
        CancellationToken cancellationToken,
        string? currentVersion = null
    )
    {
        var post = await ReadOriginalAsync(directory, manifest, cancellationToken);
        var collected = Collect(post, manifest);
        var places = new PostTargets(manifest);
        var edits = Edits(post, collected, manifest.References, places.Find);
        var targets =
            from reference in manifest.References
            where reference.Asset is not null
            select places.Find(reference);
        var documentUrl = WebUrl.TryParse(manifest.Post.DocumentUrl ?? "", null, out var url) ? url : null;
        return OfflinePages.Render(
            post,
            edits,
            targets,
            collected.BaseUrl ?? documentUrl,
            manifest,
            directory,
            currentVersion
        );
    }

    /// <summary>The rewritten post with other addresses in the place of the library's.</summary>
    /// <param name="directory">The library.</param>
    /// <param name="manifest">The post.</param>
    /// <param name="find">What is written for an address of the library; null if the author's own stays.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="IOException">The original is damaged.</exception>
    public static async Task<ReadOnlyMemory<byte>> RewritePostAsync(
        LibraryDirectory directory,
        Manifest manifest,
        Func<string, string?> find,
        CancellationToken cancellationToken
    )
    {
        var post = await ReadOriginalAsync(directory, manifest, cancellationToken);
        var places = new PostTargets(manifest);
        var edits = Edits(
            post,
            Collect(post, manifest),
            manifest.References,
            reference => places.Find(reference) is { } target ? find(target) : null
        );
        return PostRewriter.Rewrite(post.Bytes.Span, edits, post.Text.Charset.Encoding);
    }

    /// <summary>A style sheet with its URLs led to the library.</summary>
    public static async Task<ReadOnlyMemory<byte>> RewriteSheetAsync(
        LibraryDirectory directory,
        Manifest manifest,
        ManifestAsset sheet,
        CancellationToken cancellationToken
    )
    {
        var bytes = await directory.ReadAsync(sheet.Path, MostBytes, cancellationToken);
        var text = StyleSheetText.Decode(bytes, null, CharsetLabels.Find(manifest.Post.Encoding) ?? CharsetLabels.Utf8);
        var collected = CssReferenceCollector.Collect(text, null, ReferrerPolicy.None);
        var edits = Edits(null, collected, sheet.References, reference => reference.RewrittenTo);
        var targets = sheet
            .References.Select(reference => reference.RewrittenTo)
            .OfType<string>()
            .Where(target => target == PostRewriting.EmptySheet || LibraryLayout.FindPathFromAsset(target) is not null);
        return OfflineSheet.Rewrite(text, edits, targets) ?? bytes;
    }

    /// <summary>The extension that the post's files have, also where the original itself is gone.</summary>
    public static string GetExtension(LibraryDirectory directory, Manifest manifest)
    {
        // Only names that the tool itself gives: what else is laid there decides nothing.
        var names = directory
            .List(LibraryLayout.PostFolder(manifest.Post.Slug))
            .Where(entry => entry.Kind == EntryKind.File)
            .Select(entry => entry.Path.Name)
            .Order(StringComparer.Ordinal)
            .ToList();
        var name =
            names.Find(name => name.StartsWith("original.", StringComparison.OrdinalIgnoreCase))
            ?? names.Find(name => name.StartsWith("post.", StringComparison.OrdinalIgnoreCase));
        return name is not null ? Path.GetExtension(name)
            : manifest.Post.Format == PostFormat.Html ? ".html"
            : ".md";
    }

    /// <summary>Whether the original is there, byte for byte as the manifest speaks of it.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static bool HasOriginal(LibraryDirectory directory, Manifest manifest)
    {
        var original = GetOriginal(directory, manifest);
        if (!directory.IsFile(original))
        {
            return false;
        }

        var (hash, bytes) = FileHash.Compute(directory, original);
        return hash.Sha256 == manifest.Post.OriginalSha256 && bytes == manifest.Post.OriginalBytes;
    }

    private static RelativePath GetOriginal(LibraryDirectory directory, Manifest manifest) =>
        LibraryLayout.PostFolder(manifest.Post.Slug) / ("original" + GetExtension(directory, manifest));

    /// <summary>The post as it came.</summary>
    /// <exception cref="IOException">The original is damaged.</exception>
    public static async Task<Post> ReadOriginalAsync(
        LibraryDirectory directory,
        Manifest manifest,
        CancellationToken cancellationToken
    )
    {
        var original = GetOriginal(directory, manifest);
        var bytes = await directory.ReadAsync(original, MostBytes, cancellationToken);

        // The manifest's spans fit no other bytes.
        var isIntact =
            bytes.LongLength == manifest.Post.OriginalBytes
            && Convert.ToHexStringLower(SHA256.HashData(bytes)) == manifest.Post.OriginalSha256;
        if (!isIntact)
        {
            throw Damaged(original);
        }

        var reading = PostReader.Read(
            new PostSource
            {
                Identity = manifest.Post.Source,
                Name = original.Name,
                ContentType = $"text/plain; charset={manifest.Post.Encoding}",
            },
            bytes,
            new PostReadOptions { Format = manifest.Post.Format }
        );
        return reading.Post ?? throw Damaged(original);
    }

    private static IOException Damaged(RelativePath original) =>
        new($"{original} is not the post that it was; run archivetool verify");

    private static CollectedReferences Collect(Post post, Manifest manifest) =>
        ReferenceCollector.Collect(
            post,
            new CollectOptions
            {
                DocumentUrl = WebUrl.TryParse(manifest.Post.DocumentUrl ?? "", null, out var url) ? url : null,
            }
        );

    /// <summary>The manifest says where and what, the text itself in which syntax.</summary>
    /// <param name="post">The post in which they stand, or null for a style sheet.</param>
    /// <param name="collected">What was found in the text again.</param>
    /// <param name="references">What the manifest says of it.</param>
    /// <param name="targetOf">What is written in a reference's place, or null if it stays.</param>
    private static List<Edit> Edits(
        Post? post,
        CollectedReferences collected,
        IReadOnlyList<ManifestReference> references,
        Func<ManifestReference, string?> targetOf
    )
    {
        var known = collected
            .References.Concat(collected.DataUrls)
            .GroupBy(reference => reference.Location.Offset)
            .ToDictionary(group => group.Key, group => group.First());
        return
        [
            .. from reference in references
            let target = targetOf(reference)
            where target is not null
            let place = reference.Location
            orderby place.Offset
            let written = known.GetValueOrDefault(place.Offset)
            select new Edit(
                new SourceSpan(place.Offset, place.Length, place.Line, place.Column),
                post is null || written is null
                    ? UrlEscaping.Escape(target, written?.Syntax ?? UrlContext.None)
                    : PostRewriting.Escape(post, written, target)
            ),
        ];
    }
}
