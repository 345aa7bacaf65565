using ArchiveTool.Core.Documents.Text;
using ArchiveTool.Core.References;
using ArchiveTool.Core.Referrers;
using ArchiveTool.Core.Runs.Archiving.Work;
using ArchiveTool.Core.Runs.Planning;
using ArchiveTool.Core.Runs.Thumbnailing;
using ArchiveTool.Urls.Parsing;

namespace ArchiveTool.Core.Runs.Archiving.Assets;

/// <summary>Gets every body that a post uses: what it refers to, and what its style sheets refer to.</summary>
/// <param name="assets">Gets bodies.</param>
/// <param name="reading">Reads style sheets.</param>
/// <param name="rewriting">Rewrites them.</param>
/// <param name="twins">Makes drawings safe.</param>
/// <param name="thumbnails">Begins on a picture as soon as it is there, so that the network hides behind the encoding.</param>
/// <param name="progress">Told what is planned.</param>
internal sealed class PostAssets(
    AssetSource assets,
    StyleSheetLoader reading,
    StyleSheetRewriter rewriting,
    SvgTwins twins,
    ThumbnailSource thumbnails,
    RunProgress progress
)
{
    // Enough for any real page; a chain or a crowd without end is cut here.
    private const int MostLevels = 16;
    private const int MostSheets = 256;

    /// <summary>Fills the outcomes and style sheets of a post.</summary>
    public async Task GetAsync(PostContext work, CancellationToken cancellationToken)
    {
        await GetAsync(work, [(work.DocumentUrl, work.Planned)], cancellationToken);
        var asking = work.Planned.Select(item => (Item: item, Place: item.Reference.Location));
        for (var level = 0; level < MostLevels; level++)
        {
            var sheets = await ReadSheetsAsync(work, asking, cancellationToken);
            if (sheets.Count == 0)
            {
                break;
            }

            await GetAsync(
                work,
                [.. sheets.Select(sheet => (StyleSheetLoader.GetUrl(work.Outcomes[sheet.Key]), sheet.Sheet.Planned))],
                cancellationToken
            );
            asking = sheets.SelectMany(sheet => sheet.Sheet.Planned.Select(item => (item, sheet.Sheet.Place)));
        }

        await twins.MakeAsync(work, cancellationToken);
        await rewriting.RewriteAsync(work, cancellationToken);
    }

    /// <summary>Reads the sheets that are asked for and not read yet.</summary>
    private async Task<IReadOnlyList<(string Key, StyleSheet Sheet)>> ReadSheetsAsync(
        PostContext work,
        IEnumerable<(PlannedReference Item, SourceSpan Place)> asking,
        CancellationToken cancellationToken
    )
    {
        var read = new List<(string Key, StyleSheet Sheet)>();
        foreach (var (item, place) in asking.Where(asked => asked.Item.Reference.Kind == ReferenceKind.Stylesheet))
        {
            var isNew = PostContext.GetKey(item) is { } key && !work.Sheets.ContainsKey(key);
            if (
                isNew
                && work.Sheets.Count < MostSheets
                && await reading.ReadAsync(work, item, place, cancellationToken) is { } sheet
            )
            {
                work.Sheets[PostContext.GetKey(item)!] = sheet;
                read.Add((PostContext.GetKey(item)!, sheet));
            }
        }

        return read;
    }

    /// <summary>Gets what the post, or some of its sheets, ask for.</summary>
    /// <param name="work">The post.</param>
    /// <param name="asking">Each with the address that its requests come from.</param>
    /// <param name="cancellationToken">Ends the asking.</param>
    private async Task GetAsync(
        PostContext work,
        IReadOnlyList<(WebUrl? Referrer, IReadOnlyList<PlannedReference> Planned)> asking,
        CancellationToken cancellationToken
    )
    {
        var tasks = new List<Task<(string Key, AssetOutcome Outcome)>>();
        var taken = new HashSet<string>(work.Outcomes.Keys, StringComparer.Ordinal);
        foreach (var (referrer, planned) in asking)
        {
            var groups = planned
                .Where(item => PostContext.GetKey(item) is not null)
                .GroupBy(item => PostContext.GetKey(item)!, StringComparer.Ordinal);
            foreach (var group in groups.Where(group => taken.Add(group.Key)))
            {
                tasks.Add(GetAsync(group.Key, [.. group], referrer, cancellationToken));
            }
        }

        progress.Plan(tasks.Count);
        foreach (var (key, outcome) in await Task.WhenAll(tasks))
        {
            work.Outcomes[key] = outcome;
        }
    }

    private async Task<(string Key, AssetOutcome Outcome)> GetAsync(
        string key,
        IReadOnlyList<PlannedReference> group,
        WebUrl? referrer,
        CancellationToken cancellationToken
    )
    {
        var first = group[0];
        var outcome = first.Action switch
        {
            PlannedAction.Read => await assets.ReadAsync(first.FilePath!, first.Reference.Kind, cancellationToken),
            PlannedAction.Extract => await assets.ExtractAsync(first.Reference.Raw, cancellationToken),
            _ => await assets.GetAsync(Want(group, referrer), cancellationToken),
        };
        if (outcome.Asset is { } asset && group.Any(item => item.Reference.Kind == ReferenceKind.Image))
        {
            await thumbnails.GetAsync(asset, thumbnails.Settings.Engine is not null, cancellationToken);
        }

        return (key, outcome);
    }

    private static WantedAsset Want(IReadOnlyList<PlannedReference> group, WebUrl? referrer)
    {
        var url = (group[0].Target ?? group[0].Reference.Url!).WithoutFragment();
        return new(
            url,
            group[0].Reference.Kind,
            referrer,
            ReferrerStrictness.StrictestFor(referrer, group.Select(item => item.Reference.ReferrerPolicy), url)
        );
    }
}
