using ArchiveTool.Core.Findings;
using ArchiveTool.Core.Libraries.Format;
using ArchiveTool.Core.References;
using ArchiveTool.Core.Runs.Archiving.Work;
using ArchiveTool.Core.Runs.Archiving.Writing;

namespace ArchiveTool.Core.Runs.Thumbnailing;

/// <summary>A manifest after its pictures' thumbnails were built again.</summary>
internal static class ThumbnailUpdate
{
    /// <summary>The hashes of the pictures that have thumbnails: those that the post shows or names as pictures.</summary>
    public static IReadOnlySet<string> Pictures(Manifest manifest) =>
        manifest
            .References.Where(reference => reference.Kind == ReferenceKind.Image)
            .Select(reference => reference.Asset)
            .OfType<string>()
            .ToHashSet(StringComparer.Ordinal);

    /// <param name="manifest">The manifest.</param>
    /// <param name="outcomes">What was made, by the pictures' hashes.</param>
    /// <param name="settings">How, in the words of <see cref="OptionsFingerprint"/>.</param>
    public static Manifest Apply(
        Manifest manifest,
        IReadOnlyDictionary<string, ThumbnailOutcome> outcomes,
        string settings
    )
    {
        var assets = manifest.Assets.ToDictionary(asset => asset.Sha256, StringComparer.Ordinal);
        return manifest with
        {
            Tool = manifest.Tool with { Thumbnails = settings },
            Assets =
            [
                .. manifest.Assets.Select(asset =>
                    outcomes.TryGetValue(asset.Sha256, out var outcome)
                        ? asset with
                        {
                            Thumbnails = outcome.Thumbnails,
                        }
                        : asset
                ),
            ],
            References =
            [
                .. manifest.References.Select(reference =>
                    reference.Asset is { } sha256 && outcomes.TryGetValue(sha256, out var outcome)
                        ? Point(reference, assets[sha256], manifest.GetTwin(assets[sha256]).Path, outcome)
                        : reference
                ),
            ],
            Problems = Problems(manifest, outcomes),
        };
    }

    /// <summary>Whether anything of it differs that is to be written.</summary>
    public static bool IsSame(Manifest before, Manifest after) =>
        HasSameText(before, after)
        && before.Tool == after.Tool
        && before.Problems.SequenceEqual(after.Problems)
        && before.Assets.Zip(after.Assets).All(pair => pair.First.Thumbnails.SequenceEqual(pair.Second.Thumbnails));

    /// <summary>Whether the rewritten post stays as it is.</summary>
    public static bool HasSameText(Manifest before, Manifest after) =>
        before
            .References.Select(r => r.RewrittenTo)
            .SequenceEqual(after.References.Select(r => r.RewrittenTo), StringComparer.Ordinal);

    /// <summary>A front matter key that is a thumbnail's points to the first of the new ones, or to the picture itself.</summary>
    private static ManifestReference Point(
        ManifestReference reference,
        ManifestAsset asset,
        LibraryPath twinPath,
        ThumbnailOutcome outcome
    )
    {
        if (
            reference.RewrittenTo is not { } target
            || !PostRewriting.IsThumbnailKey(reference.Element, reference.Attribute)
        )
        {
            return reference;
        }

        var path = outcome.Thumbnails is [var first, ..] ? first.Path : twinPath;
        string[] pathsBefore =
        [
            asset.Path.ToString(),
            twinPath.ToString(),
            .. asset.Thumbnails.Select(thumbnail => thumbnail.Path.ToString()),
        ];
        return pathsBefore.FirstOrDefault(before => target.EndsWith(before, StringComparison.Ordinal)) is { } old
            ? reference with
            {
                RewrittenTo = target[..^old.Length] + path,
            }
            : reference;
    }

    private static List<ManifestProblem> Problems(
        Manifest manifest,
        IReadOnlyDictionary<string, ThumbnailOutcome> outcomes
    )
    {
        var found = manifest
            .References.Where(reference => reference.Kind == ReferenceKind.Image && reference.Asset is not null)
            .DistinctBy(reference => reference.Asset, StringComparer.Ordinal)
            .Select(reference => NotDecodable(reference, outcomes))
            .OfType<ManifestProblem>();
        return
        [
            .. manifest
                .Problems.Where(problem => problem.Code != ProblemCode.NotDecodable)
                .Concat(found)
                .OrderBy(problem => problem.Line ?? 0)
                .ThenBy(problem => problem.Column ?? 0),
        ];
    }

    private static ManifestProblem? NotDecodable(
        ManifestReference reference,
        IReadOnlyDictionary<string, ThumbnailOutcome> outcomes
    ) =>
        outcomes.GetValueOrDefault(reference.Asset!) is { Message: { } message } outcome
            ? new ManifestProblem(
                ProblemCode.NotDecodable,
                outcome.Reason,
                reference.Url ?? reference.Raw,
                message,
                reference.Location.Line,
                reference.Location.Column
            )
            : null;
}
