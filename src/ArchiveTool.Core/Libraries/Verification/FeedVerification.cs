using ArchiveTool.Core.Files;
using ArchiveTool.Core.Libraries.Feeds;
using ArchiveTool.Core.Libraries.Format;
using ArchiveTool.Core.Libraries.Indexing;

namespace ArchiveTool.Core.Libraries.Verification;

/// <summary>Verifies what a library remembers of feeds.</summary>
internal static class FeedVerification
{
    /// <summary>What is wrong with it.</summary>
    public static async Task<IReadOnlyList<LibraryDamage>> VerifyAsync(
        LibraryDirectory directory,
        CancellationToken cancellationToken
    )
    {
        if (!directory.IsFolder(LibraryLayout.Feeds))
        {
            return [];
        }

        var damage = new List<LibraryDamage>();
        foreach (var folder in directory.List(LibraryLayout.Feeds).Where(entry => entry.Kind == EntryKind.Folder))
        {
            if (await FindAsync(directory, folder.Path, cancellationToken) is { } found)
            {
                damage.Add(found);
            }
        }

        return damage;
    }

    private static async Task<LibraryDamage?> FindAsync(
        LibraryDirectory directory,
        RelativePath folder,
        CancellationToken cancellationToken
    )
    {
        const string Advice = "archive the feed again with --refresh";
        var (state, failure) = await FeedStateFile.ReadAsync(directory, folder, cancellationToken);
        if (state is not null && FeedStateFile.GetFolder(state.Source) != folder)
        {
            failure = $"it is of {state.Source}, which has another folder";
        }

        if (failure is not null)
        {
            return Damage(folder / "state.json", $"is not what was remembered of a feed: {failure}; {Advice}");
        }

        if (state?.Kept is not { } kept)
        {
            return null;
        }

        var path = folder / kept.Name;
        if (!directory.IsFile(path))
        {
            return Damage(path, $"is missing; {Advice} --keep-feed");
        }

        var (hash, bytes) = FileHash.Compute(directory, path);
        return hash.Sha256 == kept.Sha256 && bytes == kept.Bytes
            ? null
            : Damage(path, $"is not the feed that was kept; {Advice} --keep-feed");
    }

    private static LibraryDamage Damage(RelativePath path, string what) =>
        new(DamageKind.FeedChanged, path.ToString(), $"{path} {what}");
}
