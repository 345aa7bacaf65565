using ArchiveTool.Core.Offline.Addresses;
using ArchiveTool.Core.Offline.Pages;
using ArchiveTool.Core.Libraries.Format;
using ArchiveTool.Core.Offline.Rewriting;
using ArchiveTool.Core.Runs.Archiving.Work;
using ArchiveTool.Core.Runs.Archiving.Writing;
using ArchiveTool.Core.Runs.Planning;

namespace ArchiveTool.Core.Runs.Archiving.Assets;

/// <summary>
/// Makes of each style sheet one whose URLs lead to the library: a second asset, since the fetched one stays as it came.
/// </summary>
/// <param name="assets">Takes them in.</param>
internal sealed class StyleSheetRewriting(AssetSource assets)
{
    /// <summary>In the place of an import that leads back to where it came from: browsers load nothing for it either.</summary>
    public const string Nothing = "data:text/css,";

    /// <summary>Rewrites the sheets of a post, those that are imported before those that import them.</summary>
    public async Task RewriteAsync(PostWork work, CancellationToken cancellationToken)
    {
        var begun = new HashSet<string>(StringComparer.Ordinal);
        var done = new HashSet<string>(StringComparer.Ordinal);
        foreach (var key in work.Sheets.Keys.ToList())
        {
            await RewriteAsync(work, key, begun, done, cancellationToken);
        }
    }

    /// <summary>What is written in the place of a sheet's reference, or null where it stays as it is.</summary>
    public static string? TargetOf(PostWork work, PlannedReference item)
    {
        if (work.IsCircular(item))
        {
            return Nothing;
        }

        return work.StoredOf(item) is { } asset
            ? LibraryLayout.FromAsset(asset.Path) + PostRewriting.FragmentOf(item)
            : null;
    }

    private async Task RewriteAsync(
        PostWork work,
        string key,
        HashSet<string> begun,
        HashSet<string> done,
        CancellationToken cancellationToken
    )
    {
        if (!begun.Add(key))
        {
            return;
        }

        var sheet = work.Sheets[key];
        foreach (var item in sheet.Planned)
        {
            if (PostWork.KeyOf(item) is not { } inner || !work.Sheets.ContainsKey(inner))
            {
                continue;
            }

            await RewriteAsync(work, inner, begun, done, cancellationToken);
            if (!done.Contains(inner))
            {
                work.MarkCircular(item);
            }
        }

        var targets = (
            from item in sheet.Planned
            let target = TargetOf(work, item)
            where target is not null
            select (item.Reference, Target: target)
        ).ToList();
        var edits = targets
            .Select(item => new Edit(item.Reference.Location, UrlEscaping.Escape(item.Target, item.Reference.Syntax)))
            .ToList();
        if (OfflineSheet.Rewrite(sheet.Text, edits, targets.Select(item => item.Target)) is { } body)
        {
            sheet.Stored = await assets.AddDerivedAsync(body, sheet.Asset, cancellationToken);
        }

        done.Add(key);
    }
}
