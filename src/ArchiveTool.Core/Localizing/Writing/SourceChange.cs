using System.Security.Cryptography;
using ArchiveTool.Core.Documents.Posts;
using ArchiveTool.Core.Localizing.Recording;
using ArchiveTool.Core.Offline.Rewriting;

namespace ArchiveTool.Core.Localizing.Writing;

/// <summary>The change of one file of an author, whole or not at all.</summary>
internal sealed record SourceChange
{
    /// <summary>The file's canonical path.</summary>
    public required string Path { get; init; }

    /// <summary>Its bytes as they were read.</summary>
    public required ReadOnlyMemory<byte> Before { get; init; }

    /// <summary>Its bytes as they shall be.</summary>
    public required byte[] After { get; init; }

    /// <summary>What changes, in the file's order.</summary>
    public required IReadOnlyList<RecordedEdit> Edits { get; init; }

    /// <summary>The files that the change leads to.</summary>
    public IReadOnlyList<NewPicture> Pictures { get; init; } = [];

    /// <summary>The change that edits make of a post.</summary>
    /// <param name="path">The post's canonical path.</param>
    /// <param name="post">The post.</param>
    /// <param name="edits">In the post's order, none over another.</param>
    /// <param name="pictures">The files that they lead to.</param>
    public static SourceChange Create(
        string path,
        Post post,
        IReadOnlyList<Edit> edits,
        IReadOnlyList<NewPicture> pictures
    )
    {
        var after = PostRewriter.Rewrite(post, edits);
        var recorded = new List<RecordedEdit>(edits.Count);
        foreach (var edit in edits)
        {
            var span = edit.Span;
            var before = post.Bytes.Slice(span.Offset, span.Length);

            // Written alone, as the file's encoding has it.
            var alone = edit with
            {
                Span = span with { Offset = 0 },
            };
            var written = PostRewriter.Rewrite(before.Span, [alone], post.Text.Charset.Encoding);
            recorded.Add(RecordedEdit.Create(span.Offset, span.Line, span.Column, before.ToArray(), written));
        }

        return new SourceChange
        {
            Path = path,
            Before = post.Bytes,
            After = after,
            Edits = recorded,
            Pictures = pictures,
        };
    }

    /// <summary>The line of the run's record.</summary>
    /// <param name="root">The site's folder.</param>
    /// <param name="folders">The folders that are made for the pictures.</param>
    /// <param name="created">The pictures whose files are made.</param>
    public RecordedFile ToRecord(string root, IReadOnlyList<string> folders, IReadOnlyCollection<NewPicture> created) =>
        new(
            Relative(root, Path),
            GetHash(Before.Span),
            GetHash(After),
            Edits,
            [
                .. Pictures.Select(picture => new RecordedPicture(
                    Relative(root, picture.Path),
                    picture.Url,
                    picture.Sha256,
                    picture.Bytes,
                    created.Contains(picture)
                )),
            ],
            [.. folders.Select(folder => Relative(root, folder))]
        );

    /// <summary>SHA-256 as the record writes it.</summary>
    public static string GetHash(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    /// <summary>A path as the record writes it.</summary>
    public static string Relative(string root, string path) =>
        System.IO.Path.GetRelativePath(root, path).Replace('\\', '/');
}
