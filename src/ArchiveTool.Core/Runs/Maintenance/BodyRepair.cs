using System.Security.Cryptography;
using ArchiveTool.Core.Fetching;
using ArchiveTool.Core.Fetching.Exchanges;
using ArchiveTool.Core.Findings;
using ArchiveTool.Core.Libraries;
using ArchiveTool.Core.Libraries.Format;
using ArchiveTool.Core.Libraries.Indexing;
using ArchiveTool.Core.Media;
using ArchiveTool.Core.Offline.Addresses;
using ArchiveTool.Core.Referrers;
using ArchiveTool.Core.Runs.Archiving.Writing;
using ArchiveTool.Core.Runs.Thumbnailing;
using ArchiveTool.Urls;
using ArchiveTool.Urls.Parsing;

namespace ArchiveTool.Core.Runs.Maintenance;

/// <summary>
/// Gets a damaged body again: from the local file or the URLs that gave it, from the post itself, or from the style
/// sheet or drawing that it was made of. Only the same bytes count.
/// </summary>
/// <param name="library">The library.</param>
/// <param name="fetcher">The network, or a record of it.</param>
/// <param name="converter">Converts pictures that browsers lack.</param>
internal sealed class BodyRepair(Library library, Fetcher fetcher, PictureConverter converter)
{
    /// <summary>Repairs a body.</summary>
    /// <returns>For people: what was done, or why nothing could be.</returns>
    public async Task<string> RepairAsync(string path, CancellationToken cancellationToken)
    {
        if (!LibraryPath.TryParse(path, out var place))
        {
            return $"{path} could not be repaired: it is not the place of a body";
        }

        var sha256 = place.Sha256;
        var last = "no post says where it came from";
        foreach (var slug in library.Index.GetUsers(sha256))
        {
            var manifest = await library.Manifests.TryReadAsync(slug, cancellationToken);
            if (manifest?.Assets.FirstOrDefault(item => item.Sha256 == sha256) is not { } asset)
            {
                continue;
            }

            if (await TryWithoutNetworkAsync(manifest, asset, cancellationToken) is { } origin)
            {
                return $"{path} was restored from {origin}";
            }

            foreach (var request in Requests(manifest, asset))
            {
                var exchange = await fetcher.FetchAsync(request, cancellationToken);
                if (exchange is { Reason: Reason.Ok, Body: { } body })
                {
                    if (body.Sha256 == sha256)
                    {
                        library.Directory.SyncFile(LibraryLayout.Temporary / body.Name);
                        library.Directory.Place(LibraryLayout.Temporary / body.Name, asset.Path);
                        return $"{path} was fetched again from {request.Url.Href}";
                    }

                    library.Directory.Delete(LibraryLayout.Temporary / body.Name);
                    last =
                        $"{request.Url.Href} gives another body now; `archivetool archive --refresh` would take that";
                }
                else
                {
                    last = ExchangeMessage.Describe(exchange);
                }
            }
        }

        return $"{path} could not be repaired: {last}";
    }

    private async Task<string?> TryWithoutNetworkAsync(
        Manifest manifest,
        ManifestAsset asset,
        CancellationToken cancellationToken
    )
    {
        if (asset.File is { } file && LocalSource.TryOpen(file, asset.Bytes, asset.Sha256) is { } source)
        {
            await using (source)
            {
                await library.Directory.WriteAsync(asset.Path, source.CopyToAsync, toDisk: true, cancellationToken);
            }

            return file;
        }

        var dataUrls = manifest.References.Where(reference => reference.Asset == asset.Sha256);
        foreach (
            var reference in dataUrls.Where(item => item.Raw.StartsWith("data:", StringComparison.OrdinalIgnoreCase))
        )
        {
            if (
                DataUrl.TryParse(reference.Raw, out var data)
                && await TryPlaceAsync(data.Body, asset, cancellationToken)
            )
            {
                return "the post itself";
            }
        }

        return
            asset.DerivedFrom is { } origin
            && manifest.Assets.FirstOrDefault(item => item.Sha256 == origin) is { } parent
            && library.Directory.Has(parent)
            && await DeriveAsync(manifest, parent, cancellationToken) is { } body
            && await TryPlaceAsync(body, asset, cancellationToken)
            ? parent.Path.ToString()
            : null;
    }

    private async Task<ReadOnlyMemory<byte>?> DeriveAsync(
        Manifest manifest,
        ManifestAsset source,
        CancellationToken cancellationToken
    ) =>
        BrowserFormats.Lack(source.MediaType) ? (await converter.ConvertAsync(source, cancellationToken))?.Body
        : source.MediaType == MediaType.Svg.Name
            ? SvgTwin.Make(
                await library.Assets.ReadAsync(source.Sha256, source.Extension, SvgTwin.MostBytes, cancellationToken)
            )
        : await PostRegenerator.RewriteSheetAsync(library.Directory, manifest, source, cancellationToken);

    /// <summary>What asked for a body, each URL once: under the recorded policy, from where it was asked for.</summary>
    private static IEnumerable<FetchRequest> Requests(Manifest manifest, ManifestAsset asset)
    {
        var post = WebUrl.TryParse(manifest.Post.DocumentUrl ?? "", null, out var address) ? address : null;
        var asking = manifest
            .References.Select(reference => (Reference: reference, From: post))
            .Concat(
                from sheet in manifest.Assets
                from reference in sheet.References
                select (
                    Reference: reference,
                    From: WebUrl.TryParse(sheet.Fetches is [var fetch, ..] ? fetch.FinalUrl : "", null, out var url)
                        ? url
                        : null
                )
            );
        var byUrl = asking
            .Where(item => item.Reference.Asset is not null && item.Reference.Url is not null)
            .GroupBy(item => item.Reference.Url!.Split('#')[0], StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.ToList(), StringComparer.Ordinal);
        foreach (var text in asset.Urls)
        {
            if (!WebUrl.TryParse(text, null, out var url))
            {
                continue;
            }

            // Nothing is told to a server where nobody asked it any more.
            var from = byUrl.GetValueOrDefault(text) is [var first, ..] ? first.From : null;
            var policies = (byUrl.GetValueOrDefault(text) ?? []).Select(item => GetPolicy(item.Reference));
            yield return new FetchRequest(url)
            {
                DocumentUrl = from,
                ReferrerPolicy = ReferrerStrictness.StrictestFor(
                    from,
                    policies.DefaultIfEmpty(ReferrerPolicy.NoReferrer),
                    url
                ),
            };
        }
    }

    private static ReferrerPolicy GetPolicy(ManifestReference reference) =>
        reference.ReferrerPolicy is var policy and not ReferrerPolicy.None ? policy : ReferrerPolicy.NoReferrer;

    private async Task<bool> TryPlaceAsync(
        ReadOnlyMemory<byte> body,
        ManifestAsset asset,
        CancellationToken cancellationToken
    )
    {
        if (Convert.ToHexStringLower(SHA256.HashData(body.Span)) != asset.Sha256)
        {
            return false;
        }

        await library.Directory.WriteAsync(asset.Path, body, toDisk: true, cancellationToken);
        return true;
    }
}
