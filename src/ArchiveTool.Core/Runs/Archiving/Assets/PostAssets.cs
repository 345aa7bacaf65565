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
/// <param name="converted">Converts what browsers lack.</param>
/// <param name="thumbnails">Begins on a picture as soon as it is there, so that the network hides behind the encoding.</param>
/// <param name="progress">Told what is planned.</param>
internal sealed class PostAssets(
    AssetSource assets,
    StyleSheetLoader reading,
    StyleSheetRewriter rewriting,
    SvgTwins twins,
    PictureTwins converted,
    ThumbnailSource thumbnails,
    RunProgress progress
)
{
    // Enough for any real page; a chain or a crowd without end is cut here.
    private const int MostLevels = 16;
    private const int MostSheets = 256;

    // More than hosts are asked at once, by far, so that a slow host holds up no other.
    private const int MostInFlight = 4_096;

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
        await converted.MakeAsync(work, cancellationToken);
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
        var taken = new HashSet<string>(work.Outcomes.Keys, StringComparer.Ordinal);
        var wanted = new List<(string Key, IReadOnlyList<PlannedReference> Group, WebUrl? Referrer)>();
        foreach (var (referrer, planned) in asking)
        {
            var groups = planned
                .Where(item => PostContext.GetKey(item) is not null)
                .GroupBy(item => PostContext.GetKey(item)!, StringComparer.Ordinal);
            wanted.AddRange(
                groups.Where(group => taken.Add(group.Key)).Select(group => (group.Key, ToList(group), referrer))
            );
        }

        progress.Plan(wanted.Count);
        await GetAsync(work, wanted, cancellationToken);
    }

    private static IReadOnlyList<PlannedReference> ToList(IEnumerable<PlannedReference> group) => [.. group];

    /// <summary>Gets bodies, so many at a time that what is in flight stays small beside the post.</summary>
    private async Task GetAsync(
        PostContext work,
        List<(string Key, IReadOnlyList<PlannedReference> Group, WebUrl? Referrer)> wanted,
        CancellationToken cancellationToken
    )
    {
        using var room = new SemaphoreSlim(MostInFlight);
        var outcomes = new AssetOutcome[wanted.Count];
        var inFlight = new List<Task>();
        try
        {
            for (var i = 0; i < wanted.Count; i++)
            {
                await room.WaitAsync(cancellationToken);
                inFlight.Add(GetInRoomAsync(i));
                if (inFlight.Count > MostInFlight * 2)
                {
                    inFlight.RemoveAll(task => task.IsCompletedSuccessfully);
                    if (inFlight.Exists(task => task.IsFaulted))
                    {
                        break;
                    }
                }
            }
        }
        finally
        {
            // An interruption leaves none behind that still writes into the library.
            await Task.WhenAll(inFlight);
        }

        for (var i = 0; i < wanted.Count; i++)
        {
            work.Outcomes[wanted[i].Key] = outcomes[i];
        }

        async Task GetInRoomAsync(int index)
        {
            try
            {
                outcomes[index] = await GetAsync(wanted[index].Group, wanted[index].Referrer, cancellationToken);
            }
            finally
            {
                room.Release();
            }
        }
    }

    private async Task<AssetOutcome> GetAsync(
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

        return outcome;
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
