using ArchiveTool.Core.Files;
using ArchiveTool.Core.Libraries;
using ArchiveTool.Core.Posts;
using ArchiveTool.Core.References;
using ArchiveTool.Core.Rewriting;

namespace ArchiveTool.Core.Archiving;

/// <summary>Writes a post again from its original and its manifest, which says what stands in each reference's place.</summary>
internal static class ManifestRewriting
{
    public static async Task WritePostAsync(
        LibraryLayout layout,
        Manifest manifest,
        CancellationToken cancellationToken
    )
    {
        var folder = layout.PostFolder(manifest.Post.Slug);
        var original = Directory.EnumerateFiles(folder, "original.*").Single();
        var reading = PostReader.Read(
            new PostSource
            {
                Identity = manifest.Post.Source,
                Name = Path.GetFileName(original),
                ContentType = $"text/plain; charset={manifest.Post.Encoding}",
            },
            await File.ReadAllBytesAsync(original, cancellationToken),
            new PostReadOptions { Format = manifest.Post.Format == "html" ? PostFormat.Html : PostFormat.Markdown }
        );
        if (reading.Post is not { } post)
        {
            throw new IOException($"{original} is not the post that it was; run archivetool verify");
        }

        await AtomicFile.WriteAsync(
            Path.Combine(folder, "post" + Path.GetExtension(original)),
            layout.Temporary,
            PostRewriter.Rewrite(post.Bytes.Span, Edits(post, manifest), post.Text.Charset.Encoding),
            toDisk: false,
            cancellationToken
        );
    }

    /// <summary>The manifest says where and what, the post itself in which syntax.</summary>
    private static List<Edit> Edits(Post post, Manifest manifest)
    {
        var collected = ReferenceCollector
            .Collect(post, new CollectOptions())
            .References.GroupBy(reference => reference.Location.Offset)
            .ToDictionary(group => group.Key, group => group.First());
        return
        [
            .. from reference in manifest.References
            where reference.RewrittenTo is not null
            let place = reference.Location
            orderby place.Offset
            let written = collected.GetValueOrDefault(place.Offset)
            select new Edit(
                new SourceSpan(place.Offset, place.Length, place.Line, place.Column),
                written is null
                    ? UrlEscaping.Escape(reference.RewrittenTo!, LandingSyntax.None)
                    : PostRewriting.Escape(post, written, reference.RewrittenTo!)
            ),
        ];
    }
}
