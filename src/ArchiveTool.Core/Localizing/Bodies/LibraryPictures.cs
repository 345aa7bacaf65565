using ArchiveTool.Core.Findings;
using ArchiveTool.Core.Libraries;
using ArchiveTool.Core.Libraries.Format;
using ArchiveTool.Core.Media.Headers;
using ArchiveTool.Core.References;
using ArchiveTool.Core.Referrers;
using ArchiveTool.Urls.Parsing;

namespace ArchiveTool.Core.Localizing.Bodies;

/// <summary>Takes the bodies of foreign pictures from a library.</summary>
/// <param name="library">The library, open.</param>
/// <param name="temporary">The folder for copies.</param>
internal sealed class LibraryPictures(Library library, string temporary) : IPictureBodies
{
    private readonly Lock asking = new();

    /// <inheritdoc/>
    public async Task<PictureBody> GetAsync(
        WebUrl url,
        ReferenceKind kind,
        WebUrl? documentUrl,
        ReferrerPolicy policy,
        CancellationToken cancellationToken
    )
    {
        Libraries.Indexing.KnownAsset? known;
        lock (asking)
        {
            known = library.Index.FindByUrl(url.Href);
        }

        if (known is null || !library.Directory.Has(known.Asset))
        {
            return PictureBody.Failed(
                Reason.NotFound,
                $"{url.Href} is not in the library {library.Directory.Root}; archive the post first, or leave out --from-library"
            );
        }

        var path = Path.Combine(temporary, Path.GetRandomFileName());
        await using (var body = library.Assets.OpenRead(known.Asset.Sha256, known.Asset.Extension))
        await using (var copy = new FileStream(path, FileMode.CreateNew))
        {
            await body.CopyToAsync(copy, cancellationToken);
        }

        await using var file = File.OpenRead(path);
        var (mediaType, _) = ImageHeader.Inspect(file, known.Asset.MediaType);
        return new PictureBody(path, known.Asset.Sha256, known.Asset.Bytes, mediaType, Reason.Ok, null)
        {
            // A library asks nobody, so the policy does not matter.
            Origin = WebUrl.TryParse(known.Fetch.FinalUrl, null, out var final)
                ? new SheetOrigin(final, null, ReferrerPolicy.NoReferrer)
                : null,
        };
    }
}
