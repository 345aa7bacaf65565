using System.Diagnostics.CodeAnalysis;
using ArchiveTool.Core.Findings;

namespace ArchiveTool.Core.Documents.Posts;

/// <summary>The result of reading a post: the post, or the problem.</summary>
public sealed class PostReading
{
    private PostReading(Post? post, Problem? problem) => (Post, Problem) = (post, problem);

    /// <summary>The post, or null.</summary>
    public Post? Post { get; }

    /// <summary>Why there is no post, or null: <see cref="Reason.EmptyInput"/> or <see cref="Reason.NotText"/>.</summary>
    public Problem? Problem { get; }

    /// <summary>True when there is a post.</summary>
    [MemberNotNullWhen(true, nameof(Post))]
    [MemberNotNullWhen(false, nameof(Problem))]
    public bool IsPost => Post is not null;

    internal static PostReading FromPost(Post post) => new(post, null);

    internal static PostReading Failed(Problem problem) => new(null, problem);
}
