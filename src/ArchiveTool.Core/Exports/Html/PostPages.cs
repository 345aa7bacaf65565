using ArchiveTool.Core.Documents.Posts;
using ArchiveTool.Core.Libraries.Format;
using ArchiveTool.Core.Libraries.Summaries;
using ArchiveTool.Core.Offline.Browsing;
using ArchiveTool.Core.Offline.Pages;
using ArchiveTool.Core.Runs.Archiving.Writing;

namespace ArchiveTool.Core.Exports.Html;

/// <summary>The offline pages of posts, made from the originals and the manifests.</summary>
internal static class PostPages
{
    /// <summary>A post's page; null, and told, where the original is damaged.</summary>
    public static async Task<string?> RenderAsync(
        ExportJob job,
        Manifest manifest,
        CancellationToken cancellationToken,
        PageForm? form = null
    )
    {
        var slug = manifest.Post.Slug;
        try
        {
            var laidOut = form is null ? manifest : manifest with { Post = manifest.Post with { Page = form } };
            // An export has the current version alone.
            laidOut = laidOut with
            {
                Versions = null,
            };
            return await PostRegenerator.RenderPageAsync(job.Directory, laidOut, cancellationToken);
        }
        catch (IOException exception) when (!cancellationToken.IsCancellationRequested)
        {
            job.LeaveOut(slug, $"{slug} is left out: {exception.Message}; run archivetool verify");
            return null;
        }
    }

    /// <summary>A page whose links to other exported posts lead to them.</summary>
    /// <param name="job">The export.</param>
    /// <param name="post">The page's post.</param>
    /// <param name="page">The page.</param>
    /// <param name="getFile">What leads to a post; null if nothing does.</param>
    public static string Lead(ExportJob job, BrowsePost post, string page, Func<BrowsePost, string?> getFile)
    {
        var urls = CrossPostLinker.GetUrls(job.Links, post, other => getFile(other) ?? "");
        var paths = CrossPostLinker.GetPaths(job.Links, post, other => getFile(other) ?? "");
        return OfflineLinks.Lead(page, Known(urls), Known(paths));
    }

    private static Dictionary<string, string> Known(Dictionary<string, string> targets) =>
        targets
            .Where(target => target.Value.Length > 0)
            .ToDictionary(target => target.Key, target => target.Value, StringComparer.Ordinal);
}
