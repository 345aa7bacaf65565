using System.Collections.Concurrent;
using ArchiveTool.Core.Findings;
using ArchiveTool.Core.Localizing.Writing;
using ArchiveTool.Core.Media;
using ArchiveTool.Core.Offline.Addresses;
using ArchiveTool.Core.References;
using ArchiveTool.Core.Referrers;
using ArchiveTool.Urls.Parsing;

namespace ArchiveTool.Core.Localizing.Bodies;

/// <summary>Gets the bodies of foreign pictures, each URL once a run, and refuses what is none.</summary>
/// <param name="bodies">Where they come from.</param>
/// <param name="choose">Chooses what of a style sheet is brought in too.</param>
/// <param name="temporary">The folder for bodies that are made.</param>
internal sealed class PictureSource(IPictureBodies bodies, Func<Reference, ForeignReference?> choose, string temporary)
{
    private readonly ConcurrentDictionary<string, Lazy<Task<PictureBody>>> byUrl = new(StringComparer.Ordinal);

    /// <inheritdoc cref="IPictureBodies.GetAsync"/>
    public Task<PictureBody> GetAsync(
        WebUrl url,
        ReferenceKind kind,
        WebUrl? documentUrl,
        ReferrerPolicy policy,
        CancellationToken cancellationToken
    ) =>
        byUrl
            .GetOrAdd(
                url.Href,
                _ => new Lazy<Task<PictureBody>>(() => GetOnceAsync(url, kind, documentUrl, policy, cancellationToken))
            )
            .Value;

    private async Task<PictureBody> GetOnceAsync(
        WebUrl url,
        ReferenceKind kind,
        WebUrl? documentUrl,
        ReferrerPolicy policy,
        CancellationToken cancellationToken
    )
    {
        var body = await bodies.GetAsync(url, kind, documentUrl, policy, cancellationToken);
        if (body.Message is not null)
        {
            return body;
        }

        if (GetMistake(kind, body.MediaType) is { } mistake)
        {
            var message = $"{url.Href} is {body.MediaType.Name}, not {mistake}; its URL stays";
            return PictureBody.Failed(Reason.NotAnImage, message);
        }

        return body.MediaType.Name == MediaType.Svg.Name ? await MakeSafeAsync(url, body, cancellationToken)
            : kind == ReferenceKind.Stylesheet ? await ReadSheetAsync(url, body, cancellationToken)
            : body;
    }

    private async Task<PictureBody> ReadSheetAsync(WebUrl url, PictureBody body, CancellationToken cancellationToken)
    {
        if (body.Bytes > SheetReader.MostBytes || body.Origin is not { } origin)
        {
            return PictureBody.Failed(Reason.TooLarge, $"{url.Href} is too large for a style sheet; its URL stays");
        }

        var reader = new SheetReader(
            choose,
            (inner, kind, sheet, policy) => GetAsync(inner, kind, sheet, policy, cancellationToken)
        );
        var bytes = await File.ReadAllBytesAsync(body.Path, cancellationToken);
        return body with { MediaType = MediaType.Css, Sheet = reader.Read(bytes, origin) };
    }

    /// <summary>A drawing from elsewhere would run its scripts on the blog's own host, for anyone who opens it alone.</summary>
    private async Task<PictureBody> MakeSafeAsync(WebUrl url, PictureBody body, CancellationToken cancellationToken)
    {
        if (body.Bytes > SvgTwin.MostBytes)
        {
            return PictureBody.Failed(
                Reason.TooLarge,
                $"{url.Href} is a drawing too large to look for scripts in it; its URL stays"
            );
        }

        if (SvgTwin.Make(await File.ReadAllBytesAsync(body.Path, cancellationToken)) is not { } safe)
        {
            return body;
        }

        var path = Path.Combine(temporary, Path.GetRandomFileName());
        await File.WriteAllBytesAsync(path, safe, cancellationToken);
        return body with { Path = path, Sha256 = SourceChange.GetHash(safe), Bytes = safe.Length };
    }

    private static string? GetMistake(ReferenceKind kind, MediaType mediaType) =>
        kind switch
        {
            ReferenceKind.Image or ReferenceKind.Icon when !mediaType.IsImage => "an image",
            ReferenceKind.Media when mediaType.IsHtml => "sound or video",
            ReferenceKind.Font when mediaType.IsHtml => "a font",
            ReferenceKind.Stylesheet when mediaType.IsHtml || mediaType.IsImage => "a style sheet",
            ReferenceKind.Link when mediaType.IsHtml => "a file",
            _ => null,
        };
}
