using ArchiveTool.Core.Documents.Posts;
using ArchiveTool.Core.Findings;
using ArchiveTool.Core.Inputs;
using ArchiveTool.Core.References;
using ArchiveTool.Core.References.Collecting;
using ArchiveTool.Urls.Parsing;

namespace ArchiveTool.Core.Runs.Planning;

/// <summary>
/// Turns an input's bytes into a post and its references on a thread that nobody has to wait for: a parser cannot be
/// ended, but it changes nothing, so an interrupted run leaves it behind.
/// </summary>
internal static class PostParsing
{
    /// <summary>Reads and collects.</summary>
    /// <param name="bytes">The input.</param>
    /// <param name="format">The format asked for, or null.</param>
    /// <param name="documentUrl">The address asked for, or null for the post's own.</param>
    /// <param name="options">How references are collected; the addresses are filled in here.</param>
    /// <param name="cancellationToken">Ends the waiting at once, and the work at its next step.</param>
    /// <returns>The post with its references, or the problem.</returns>
    public static Task<(Post? Post, CollectedReferences? Collected, Problem? Problem)> RunAsync(
        InputBytes bytes,
        PostFormat? format,
        WebUrl? documentUrl,
        CollectOptions options,
        CancellationToken cancellationToken
    ) =>
        Task.Run(() => Parse(bytes, format, documentUrl, options, cancellationToken), cancellationToken)
            .WaitAsync(cancellationToken);

    private static (Post? Post, CollectedReferences? Collected, Problem? Problem) Parse(
        InputBytes bytes,
        PostFormat? format,
        WebUrl? documentUrl,
        CollectOptions options,
        CancellationToken cancellationToken
    )
    {
        var reading = PostReader.Read(bytes.Source, bytes.Bytes, new PostReadOptions { Format = format });
        if (reading.Post is not { } post)
        {
            return (null, null, reading.Problem);
        }

        if (bytes.Problems.Count > 0)
        {
            post = post with { Problems = [.. bytes.Problems, .. post.Problems] };
        }

        var all = options with
        {
            DocumentUrl = documentUrl ?? post.DocumentUrl,
            HeaderReferrerPolicy = bytes.HeaderPolicy,
        };
        return (post, ReferenceCollector.Collect(post, all, cancellationToken), null);
    }
}
