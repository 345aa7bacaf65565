using ArchiveTool.Core.Offline.Addresses;
using ArchiveTool.Core.Offline.Rewriting;
using ArchiveTool.Core.Runs.Archiving.Work;
using ArchiveTool.Core.Runs.Archiving.Writing;

namespace ArchiveTool.Core.Runs.Archiving.Assets;

/// <summary>
/// Makes of each style sheet one whose URLs lead to the library: a second asset, since the fetched one stays as it came.
/// </summary>
/// <param name="assets">Takes them in.</param>
internal sealed class StyleSheetRewriter(AssetSource assets)
{
    /// <summary>Rewrites the sheets of a post, those that are imported before those that import them.</summary>
    public async Task RewriteAsync(PostContext work, CancellationToken cancellationToken)
    {
        var begun = new HashSet<string>(StringComparer.Ordinal);
        var done = new HashSet<string>(StringComparer.Ordinal);
        foreach (var key in work.Sheets.Keys.ToList())
        {
            await RewriteAsync(work, key, begun, done, cancellationToken);
        }
    }

    private async Task RewriteAsync(
        PostContext work,
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
            if (PostContext.GetKey(item) is not { } inner || !work.Sheets.ContainsKey(inner))
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
            let target = PostRewriting.GetSheetTarget(work, item)
            where target is not null
            select (item.Reference, Target: target)
        ).ToList();
        var edits = targets
            .Select(item => new Edit(item.Reference.Location, UrlEscaping.Escape(item.Target, item.Reference.Syntax)))
            .ToList();
        if (OfflineSheet.Rewrite(sheet.Text, edits, targets.Select(item => item.Target)) is { } body)
        {
            sheet.Stored = await assets.AddDerivedAsync(
                body,
                sheet.Asset,
                sheet.Asset.Path.Extension,
                cancellationToken
            );
        }

        done.Add(key);
    }
}
