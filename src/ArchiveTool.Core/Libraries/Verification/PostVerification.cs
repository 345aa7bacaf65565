using System.Text.Json;
using System.Text.Json.Serialization;
using ArchiveTool.Core.Files;
using ArchiveTool.Core.Libraries.Format;
using ArchiveTool.Core.Libraries.Indexing;
using ArchiveTool.Core.References;

namespace ArchiveTool.Core.Libraries.Verification;

/// <summary>Verifies one post's folder: its manifest, and that everything the manifest names is named rightly.</summary>
/// <param name="directory">The library.</param>
/// <param name="present">Every file of the library, by path.</param>
/// <param name="needed">Told what the manifest names.</param>
internal sealed class PostVerification(LibraryDirectory directory, IReadOnlySet<string> present, NeededFiles needed)
{
    private const long MostBytes = 1 << 30;

    private static readonly LibraryJson Strict = new(
        new JsonSerializerOptions(LibraryJson.Readable.Options)
        {
            UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        }
    );

    /// <summary>What is wrong with a post.</summary>
    public async Task<IReadOnlyList<LibraryDamage>> VerifyAsync(Slug slug, CancellationToken cancellationToken)
    {
        var path = LibraryLayout.Manifest(slug).ToString();
        if (!present.Contains(path))
        {
            needed.AreComplete = false;
            return
            [
                new LibraryDamage(
                    DamageKind.ManifestMissing,
                    path,
                    $"{path} is missing; archive the post again, or delete posts/{slug}"
                ),
            ];
        }

        needed.PostFiles[path] = true;
        try
        {
            var json = await directory.ReadAsync(LibraryLayout.Manifest(slug), MostBytes, cancellationToken);
            return Verify(slug, path, StrictJson.Read(json, Strict.Manifest));
        }
        catch (JsonException exception)
        {
            needed.AreComplete = false;
            return [Invalid(path, exception.Message)];
        }
    }

    private static LibraryDamage Invalid(string path, string what) =>
        new(
            DamageKind.ManifestInvalid,
            path,
            $"{path} is not a manifest any more: {what}; restore it from a copy, or archive the post again with --refresh"
        );

    private List<LibraryDamage> Verify(Slug slug, string path, Manifest manifest)
    {
        var errors = ManifestSchema.Errors(manifest, slug).Select(error => Invalid(path, error)).ToList();
        if (errors.Count > 0)
        {
            needed.AreComplete = false;
            return errors;
        }

        foreach (var asset in manifest.Assets)
        {
            needed.Assets[asset.Path.ToString()] = (asset.Sha256, asset.Bytes);
            foreach (var thumbnail in asset.Thumbnails)
            {
                needed.Thumbnails[thumbnail.Path.ToString()] = thumbnail;
            }
        }

        AddCopies(slug, manifest);
        needed.Posts[slug] = new PostFacts(
            manifest.Post.Source,
            manifest.Post.OriginalSha256,
            manifest.Assets.Select(asset => asset.Sha256).ToHashSet(StringComparer.Ordinal),
            [.. from asset in manifest.Assets from fetch in asset.Fetches select (fetch.Url, asset.Sha256)]
        );
        return [.. Files(slug, manifest), .. Versions(slug, manifest), .. References(path, manifest)];
    }

    private void AddCopies(Slug slug, Manifest manifest)
    {
        var assets = manifest.Assets.ToDictionary(asset => asset.Path);
        var thumbnails = manifest
            .Assets.SelectMany(asset => asset.Thumbnails)
            .DistinctBy(thumbnail => thumbnail.Path)
            .ToDictionary(thumbnail => thumbnail.Path);
        foreach (var path in PostCopies.List(manifest))
        {
            var copy = PostCopies.GetPath(LibraryLayout.PostFolder(slug), path).ToString();
            if (assets.TryGetValue(path, out var asset))
            {
                needed.Assets[copy] = (asset.Sha256, asset.Bytes);
            }
            else if (thumbnails.TryGetValue(path, out var thumbnail))
            {
                needed.Thumbnails[copy] = thumbnail;
            }
        }
    }

    private IEnumerable<LibraryDamage> Files(Slug slug, Manifest manifest)
    {
        var folder = $"posts/{slug}/";
        var originals = FilesNamed(slug, "original.");
        var original = originals.Find(candidate => HasHash(candidate, manifest.Post.OriginalSha256));
        if (original is null)
        {
            yield return originals is [var changed, ..]
                ? new LibraryDamage(
                    DamageKind.OriginalChanged,
                    changed,
                    $"{changed} is not the input that was archived; run archivetool verify --repair, or restore it from a copy"
                )
                : new LibraryDamage(
                    DamageKind.OriginalMissing,
                    folder + "original",
                    $"{folder}original.* is missing; run archivetool verify --repair, or restore it from a copy"
                );
        }

        foreach (var file in original is null ? originals : [original])
        {
            needed.PostFiles[file] = true;
        }

        foreach (var page in Rewritten(slug, original, originals).Prepend(folder + "index.html"))
        {
            needed.PostFiles[page] = true;
            if (!present.Contains(page))
            {
                yield return new LibraryDamage(
                    DamageKind.PageMissing,
                    page,
                    $"{page} is missing; run archivetool verify --repair"
                );
            }
        }
    }

    /// <summary>An earlier version has its original, its manifest and its page.</summary>
    private IEnumerable<LibraryDamage> Versions(Slug slug, Manifest manifest)
    {
        foreach (var version in manifest.Versions ?? [])
        {
            var folder = LibraryLayout.Versions(LibraryLayout.PostFolder(slug)) / version.Name;
            foreach (var name in (string[])["manifest.json", "index.html"])
            {
                var path = (folder / name).ToString();
                needed.PostFiles[path] = true;
                if (!present.Contains(path))
                {
                    yield return new LibraryDamage(
                        name == "index.html" ? DamageKind.PageMissing : DamageKind.OriginalMissing,
                        path,
                        $"{path} is missing; restore it from a copy"
                    );
                }
            }

            var original = present.FirstOrDefault(path =>
                path.StartsWith($"{folder}/original.", StringComparison.Ordinal)
            );
            if (original is not null)
            {
                needed.PostFiles[original] = true;
            }

            if (original is null || !HasHash(original, version.OriginalSha256))
            {
                yield return new LibraryDamage(
                    original is null ? DamageKind.OriginalMissing : DamageKind.OriginalChanged,
                    original ?? $"{folder}/original",
                    $"{original ?? $"{folder}/original.*"} is not the earlier version that was archived; restore it from a copy"
                );
            }
        }
    }

    /// <summary>
    /// How the rewritten post is called. Only an original with the right hash says that for certain; without one, what
    /// stands there is the post's, else a changed original still tells.
    /// </summary>
    private List<string> Rewritten(Slug slug, string? original, List<string> originals)
    {
        if (original is null)
        {
            var files = FilesNamed(slug, "post.");
            if (files.Count > 0)
            {
                return files;
            }
        }

        var extension = Path.GetExtension(original ?? originals.FirstOrDefault());
        return string.IsNullOrEmpty(extension) ? [] : [$"posts/{slug}/post{extension}"];
    }

    private List<string> FilesNamed(Slug slug, string start) =>
        [
            .. directory
                .List(LibraryLayout.PostFolder(slug))
                .Where(entry => entry.Kind == EntryKind.File)
                .Select(entry => entry.Path)
                .Where(path => path.Name.StartsWith(start, StringComparison.OrdinalIgnoreCase))
                .Select(path => path.ToString())
                .Order(StringComparer.Ordinal),
        ];

    private bool HasHash(string path, string sha256) =>
        FileHash.Compute(directory, RelativePath.Parse(path)).Hash.Sha256 == sha256;

    private IEnumerable<LibraryDamage> References(string path, Manifest manifest)
    {
        var assets = manifest.Assets.ToDictionary(asset => asset.Sha256, StringComparer.Ordinal);
        var places = manifest
            .References.Select(reference => (reference, Folder: $"posts/{manifest.Post.Slug}/"))
            .Concat(
                from asset in manifest.Assets
                from reference in asset.References
                select (reference, Folder: $"assets/{asset.Sha256[..2]}/")
            );
        foreach (var (reference, folder) in places)
        {
            if (Broken(reference, folder, assets, manifest.Post.IsSelfContained) is { } what)
            {
                yield return new LibraryDamage(
                    DamageKind.ReferenceBroken,
                    path,
                    $"{path}: {reference.Raw} (line {reference.Location.Line}) {what}; archive the post again with --refresh"
                );
            }
        }
    }

    private string? Broken(
        ManifestReference reference,
        string folder,
        Dictionary<string, ManifestAsset> assets,
        bool isSelfContained
    )
    {
        if (reference.Asset is { } sha256 && !assets.ContainsKey(sha256))
        {
            return $"is {sha256}, which is not among the manifest's assets";
        }

        if (reference is { Status: ReferenceStatus.Archived, Asset: null })
        {
            return "is archived, but no asset is named";
        }

        if (
            reference.RewrittenTo is not { } target
            || !(
                target.StartsWith("../", StringComparison.Ordinal)
                || (isSelfContained && LibraryLayout.FindPath(target, "") is not null)
            )
        )
        {
            return null;
        }

        var resolved = Resolve(folder, target.Split('#')[0]);

        // A missing body or thumbnail is named on its own.
        return present.Contains(resolved) || needed.Contains(resolved)
            ? null
            : $"was rewritten to {target}, which does not exist";
    }

    /// <summary>A path as a file in a folder of the library means it; it need not stay in the library.</summary>
    private static string Resolve(string folder, string target)
    {
        var names = new List<string>();
        foreach (var name in (folder + target).Split('/'))
        {
            if (name == ".." && names is [.., not ".."])
            {
                names.RemoveAt(names.Count - 1);
            }
            else if (name is not ("" or "."))
            {
                names.Add(name);
            }
        }

        return string.Join('/', names);
    }
}
