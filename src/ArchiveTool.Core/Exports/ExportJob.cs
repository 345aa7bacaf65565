using ArchiveTool.Core.Files;
using ArchiveTool.Core.Libraries.Format;
using ArchiveTool.Core.Libraries.Summaries;
using ArchiveTool.Core.Media.Thumbnails;
using ArchiveTool.Core.Offline.Browsing;
using ArchiveTool.Core.Runs;

namespace ArchiveTool.Core.Exports;

/// <summary>An export that is going on: what it reads, and what is found on the way.</summary>
/// <param name="source">The library.</param>
/// <param name="options">What is made.</param>
/// <param name="progress">Told what is done.</param>
/// <param name="thumbnailer">Encodes pictures again; null if none can.</param>
/// <param name="temporaryFolder">An empty folder outside of the library, deleted after the export.</param>
internal sealed class ExportJob(
    ExportSource source,
    ExportOptions options,
    RunProgress progress,
    IThumbnailer? thumbnailer,
    string temporaryFolder
)
{
    private readonly List<ExportProblem> leftOut = [];
    private readonly List<ExportedPost> exported = [];
    private readonly HashSet<(string, string)> told = [];

    /// <summary>The library's directory.</summary>
    public LibraryDirectory Directory => source.Directory;

    /// <summary>What is made.</summary>
    public ExportOptions Options => options;

    /// <summary>Encodes pictures again; null if none can.</summary>
    public IThumbnailer? Thumbnailer => thumbnailer;

    /// <summary>An empty folder outside of the library.</summary>
    public string TemporaryFolder => temporaryFolder;

    /// <summary>The posts, in the order that they get.</summary>
    public IReadOnlyList<BrowsePost> Posts { get; private set; } = [];

    /// <summary>Which of the posts a link leads to.</summary>
    public LibraryPosts Links => field ??= new LibraryPosts(Posts);

    /// <summary>What was left out.</summary>
    public IReadOnlyList<ExportProblem> LeftOut => leftOut;

    /// <summary>The posts that were exported.</summary>
    public IReadOnlyList<ExportedPost> Exported => exported;

    /// <summary>The files and bytes that were written.</summary>
    public (int Files, long Bytes) Written { get; set; }

    /// <summary>Finds the posts.</summary>
    /// <returns>The named ones that the library does not have.</returns>
    public async Task<IReadOnlyList<Slug>> FindPostsAsync(CancellationToken cancellationToken)
    {
        var known = source.ListSlugs();
        var wanted = options.Slugs.Count == 0 ? known : [.. options.Slugs.Distinct().Intersect(known)];
        var posts = new List<BrowsePost>(wanted.Count);
        foreach (var slug in wanted)
        {
            if (await ManifestFile.TryReadAsync(Directory, slug, cancellationToken) is { } manifest)
            {
                posts.Add(BrowsePost.From(manifest));
            }
            else
            {
                LeaveOut(slug, $"{slug} is left out: its manifest is damaged; run archivetool verify");
            }
        }

        // Posts that the user named stay in that order.
        Posts =
            options.Slugs.Count > 0
                ? posts
                :
                [
                    .. posts
                        .OrderBy(post => post.Date ?? DateTimeOffset.MaxValue)
                        .ThenBy(post => post.Slug.ToString(), StringComparer.Ordinal),
                ];
        progress.Plan(Posts.Count);
        return [.. options.Slugs.Except(known)];
    }

    /// <summary>The manifest of a post; null, and told, where it cannot be read any more.</summary>
    public async Task<Manifest?> BeginAsync(Slug slug, CancellationToken cancellationToken)
    {
        progress.Begin(slug);
        var manifest = await ManifestFile.TryReadAsync(Directory, slug, cancellationToken);
        if (manifest is null)
        {
            LeaveOut(slug, $"{slug} is left out: its manifest is damaged; run archivetool verify");
            progress.Finish(0);
        }

        return manifest?.WithinLibrary();
    }

    /// <summary>Says that a post is done.</summary>
    public void Finish(Slug slug, string? file, long bytes)
    {
        exported.Add(new ExportedPost(slug, file));
        progress.Finish(bytes);
        progress.FinishPost();
    }

    /// <summary>Says what is left out, once.</summary>
    public void LeaveOut(Slug slug, string message)
    {
        if (told.Add((slug, message)))
        {
            leftOut.Add(new ExportProblem(slug, message));
        }
    }

    /// <summary>Says that a file of the library is left out.</summary>
    public void LeaveOutFile(Slug slug, LibraryPath path) =>
        LeaveOut(slug, $"{path} is left out of {slug}: it is missing or damaged; run archivetool verify --repair");
}
