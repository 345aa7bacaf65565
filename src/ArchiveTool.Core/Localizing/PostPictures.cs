using ArchiveTool.Core.Documents.Text;
using ArchiveTool.Core.Findings;
using ArchiveTool.Core.Localizing.Bodies;
using ArchiveTool.Core.Localizing.Placing;
using ArchiveTool.Core.Localizing.Results;
using ArchiveTool.Core.Localizing.Writing;
using ArchiveTool.Core.Offline.Addresses;
using ArchiveTool.Core.Offline.Rewriting;
using ArchiveTool.Core.References;

namespace ArchiveTool.Core.Localizing;

/// <summary>Gives the files of one post their places in the site, and those that its style sheets ask for.</summary>
/// <param name="options">What is asked.</param>
/// <param name="temporary">The folder for files that are made.</param>
/// <param name="prepared">The post.</param>
/// <param name="site">Its site.</param>
/// <param name="placement">Where its files go.</param>
internal sealed class PostPictures(
    LocalizeOptions options,
    string temporary,
    PreparedPost prepared,
    SourceSite site,
    PostPlacement placement
)
{
    private readonly string slug = PostLocalizer.GetSlug(prepared.Input.Path);
    private readonly Dictionary<string, NewPicture> placed = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> openSheets = new(StringComparer.Ordinal);

    /// <summary>The files so far, those of a sheet before the sheet.</summary>
    public IReadOnlyList<NewPicture> All => [.. placed.Values];

    /// <summary>What stays as it is though it was to be brought in.</summary>
    public List<ChangeFailure> Failures { get; } = [];

    /// <summary>The file for a reference; null if it stays as it is, which is told.</summary>
    public Task<NewPicture?> PlaceAsync(ForeignReference item) =>
        PlaceAsync(item, item, prepared.Bodies.GetValueOrDefault(item.Key));

    private async Task<NewPicture?> PlaceAsync(
        ForeignReference item,
        ForeignReference asking,
        Task<PictureBody>? fetching
    )
    {
        var url = item.Key;
        var number = numbers.GetValueOrDefault(url, numbers.Count + 1);
        numbers[url] = number;
        if (placed.TryGetValue(url, out var known))
        {
            return known;
        }

        if (fetching is null || (!options.KeepsCopies && site.Pictures.FindByUrl(url) is not null))
        {
            return Add(url, site.Pictures.FindByUrl(url)!, isNew: false);
        }

        var body = await fetching;
        if (body.Message is { } message)
        {
            Fail(asking, url, body.Reason, item == asking ? message : $"{message} (in {asking.Key})");
            return null;
        }

        var facts = GetFacts(item, number, body);
        if (body.Sheet is { } sheet)
        {
            return await PlaceSheetAsync(item, asking, facts, sheet);
        }

        var (picture, isNew) = site.Pictures.Place(
            url,
            facts,
            body.Bytes,
            body.Path,
            options.Name,
            placement,
            options.KeepsCopies
        );
        return Add(url, picture, isNew);
    }

    /// <summary>
    /// Brings a style sheet in with what it asks for. Its URLs are relative to it, so they lead right under every base; those
    /// that stay foreign are written in full.
    /// </summary>
    private async Task<NewPicture?> PlaceSheetAsync(
        ForeignReference item,
        ForeignReference asking,
        NameFacts facts,
        FetchedSheet sheet
    )
    {
        var path = site.Pictures.Reserve(facts, options.Name, placement);
        openSheets.Add(item.Key, path);
        var edits = new List<Edit>();
        foreach (var inner in sheet.Foreign)
        {
            // A sheet may import one that imports it.
            if (!openSheets.TryGetValue(inner.Key, out var place))
            {
                place = (await PlaceAsync(inner, asking, sheet.Bodies[inner.Key]))?.Path;
            }

            edits.Add(Lead(inner.Reference, place, path));
        }

        edits.AddRange(sheet.Others.Select(reference => Lead(reference, place: null, path)));
        edits.Sort((one, other) => one.Span.Offset.CompareTo(other.Span.Offset));
        var text = sheet.Text;
        var bytes = PostRewriter.Rewrite(text.Bytes.Span, edits, text.Charset.Encoding);
        bytes = OfflineSheet.Write(SourceText.Decode(bytes, text.Charset));
        var source = Path.Combine(temporary, Path.GetRandomFileName());
        await File.WriteAllBytesAsync(source, bytes);
        var made = new KnownPicture(path, SourceChange.GetHash(bytes), bytes.Length) { Source = source };
        site.Pictures.Set(item.Key, made);
        openSheets.Remove(item.Key);
        return Add(item.Key, made, isNew: true);
    }

    private static Edit Lead(Reference reference, string? place, string sheet)
    {
        var fragment = reference.Url!.Fragment is { Length: > 0 } name ? "#" + name : "";
        var address = place is null
            ? reference.Url.Href
            : PostPlacements.Encode(Path.GetRelativePath(Path.GetDirectoryName(sheet)!, place)) + fragment;
        return new Edit(reference.Location, UrlEscaping.Escape(address, reference.Syntax));
    }

    private NewPicture Add(string url, KnownPicture known, bool isNew)
    {
        var picture = new NewPicture(known.Path, url, known.Sha256, known.Bytes)
        {
            Source = known.Source,
            IsShared = options.KeepsCopies,
            IsNew = isNew,
        };
        placed.Add(url, picture);
        return picture;
    }

    private NameFacts GetFacts(ForeignReference item, int number, PictureBody body) =>
        new(
            slug,
            number,
            Uri.UnescapeDataString(item.Target.Path.Split('/')[^1]),
            item.Target.Host,
            item.Reference.Element == "css" || !options.Name.HasText
                ? ""
                : PictureText.Find(prepared.Post!, item.Reference),
            prepared.Post!.Date,
            body.Sha256,
            item.Reference.Kind == ReferenceKind.Link
                ? LinkedFiles.GetExtension(item.Target, body.MediaType)
                : body.MediaType.StoredExtension
        );

    private void Fail(ForeignReference asking, string url, Reason reason, string message) =>
        Failures.Add(new ChangeFailure(prepared.Input.Path, asking.Reference.Location, url, reason, message));
}
