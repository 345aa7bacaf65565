using ArchiveTool.Core.Documents.Posts;
using ArchiveTool.Core.Files;
using ArchiveTool.Core.Inputs;
using ArchiveTool.Core.Sites;
using ArchiveTool.Core.Sites.Lookup;
using ArchiveTool.Core.Sites.Redirects;
using ArchiveTool.Urls.Parsing;

namespace ArchiveTool.Core.Runs.Auditing;

/// <summary>What an audit knows of files: folders, sites and names in pages, each read once a run.</summary>
internal sealed class LocalAudit
{
    private readonly AuditOptions options;
    private readonly FolderIndex folders = new();
    private readonly SiteDetector sites;
    private readonly LocalResolver resolver;
    private readonly LocalAnchors? anchors;
    private readonly SiteRedirects redirects = new();

    /// <summary>Nothing is read yet.</summary>
    public LocalAudit(AuditOptions options)
    {
        this.options = options;
        sites = new SiteDetector(folders);
        resolver = new LocalResolver(options.Local, folders);
        anchors = options.CheckFragments ? new LocalAnchors(sites) : null;
    }

    /// <summary>Whether a post is a note in an Obsidian vault.</summary>
    public bool IsInVault(PostInput input) =>
        input.Kind == InputKind.File && resolver.Vaults.Find(input.Identity) is not null;

    /// <summary>What is known of a post's own place.</summary>
    public LocalPost Open(PostInput input, Post post, WebUrl? documentUrl)
    {
        var place =
            input.Kind == InputKind.File
                ? new PostPlace(
                    input.Identity,
                    input.Folder is { } named ? CanonicalPath.Resolve(named) : null,
                    options.Local,
                    sites,
                    folders
                )
                : null;
        return new LocalPost(options, post, documentUrl, place, resolver, anchors, redirects);
    }
}
