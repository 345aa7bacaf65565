using ArchiveTool.Core.Findings;
using ArchiveTool.Core.Links;
using ArchiveTool.Core.References;
using ArchiveTool.Core.Runs.Planning;
using ArchiveTool.Core.Sites.Lookup;
using ArchiveTool.Urls.Parsing;

namespace ArchiveTool.Core.Runs.Auditing;

/// <summary>Judges what leads from a file to other files, and to places in itself.</summary>
/// <param name="place">Where the post stands.</param>
/// <param name="resolver">Finds files.</param>
/// <param name="anchors">Knows the names in pages; null where fragments are not checked.</param>
/// <param name="baseUrl">Where the named folder is served, or null.</param>
internal sealed class LocalLinks(PostPlace place, LocalResolver resolver, LocalAnchors? anchors, WebUrl? baseUrl)
{
    /// <summary>The verdict on a reference to something local.</summary>
    /// <param name="reference">The reference.</param>
    /// <param name="written">What is looked up in place of what stands there; null for that.</param>
    public LinkVerdict Judge(Reference reference, string? written)
    {
        var raw = (written ?? reference.Target ?? reference.Raw).Trim();
        var target = Find(reference, written);
        return target.Kind switch
        {
            LocalTargetKind.Missing => LinkVerdict.Dead(Reason.NotFound) with { Suggestion = Spelled(raw, target) },
            LocalTargetKind.Outside => LinkVerdict.Skipped(Reason.OutsideRoot),
            LocalTargetKind.Unknown => LinkVerdict.Skipped(Reason.NoBaseUrl),
            _ => JudgeFragment(reference, raw, target),
        };
    }

    /// <summary>What a reference leads to.</summary>
    public LocalTarget Find(Reference reference, string? written)
    {
        if (reference.Target is { } post && post.StartsWith(LinkPath.PostPrefix, StringComparison.Ordinal))
        {
            return FindPost(post[LinkPath.PostPrefix.Length..]);
        }

        var path = GetPath(written ?? reference.Target ?? reference.Raw);
        return path.Length == 0 ? new LocalTarget(LocalTargetKind.File, place.File)
            : path.Contains('\0', StringComparison.Ordinal) ? LocalTarget.Missing
            : resolver.Find(place, path, reference);
    }

    private string GetPath(string raw)
    {
        if (
            baseUrl is not null
            && raw.Contains(':', StringComparison.Ordinal)
            && WebUrl.TryParse(raw, null, out var url)
        )
        {
            return LinkPath.Decode(url.Path);
        }

        return LinkPath.Decode(raw);
    }

    /// <summary>A fragment may follow the name.</summary>
    private LocalTarget FindPost(string name) =>
        name.LastIndexOf('#') is var hash and > 0
        && resolver.FindPost(place, name[..hash]) is { Kind: LocalTargetKind.File } target
            ? target
            : resolver.FindPost(place, name);

    private LinkVerdict JudgeFragment(Reference reference, string raw, LocalTarget target)
    {
        var hash = raw.IndexOf('#', StringComparison.Ordinal);
        if (anchors is null || hash < 0 || target.Path is not { } path || !ReferencePlanner.IsLink(reference))
        {
            return LinkVerdict.Alive();
        }

        var file = target.Kind == LocalTargetKind.Folder ? resolver.FindIndex(path) : path;
        return file is not null && anchors.Find(file) is { } names
            ? LinkVerdict.Alive().WithFragment(names.Find(raw[(hash + 1)..]))
            : LinkVerdict.Alive();
    }

    /// <summary>The reference as it should be written, its query and fragment kept.</summary>
    private static string? Spelled(string raw, LocalTarget target)
    {
        var end = raw.IndexOfAny(['?', '#']);
        return target.Spelling is { } spelling
            ? spelling.Replace(" ", "%20", StringComparison.Ordinal) + (end < 0 ? "" : raw[end..])
            : null;
    }
}
