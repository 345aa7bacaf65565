using ArchiveTool.Core.Files;
using ArchiveTool.Core.Files.Foreign;
using ArchiveTool.Core.Inputs;
using ArchiveTool.Core.Localizing.Recording;
using ArchiveTool.Core.Localizing.Writing;

namespace ArchiveTool.Core.Localizing;

/// <summary>Finds the files that a run must not change: git could not tell the author's changes from ours any more.</summary>
internal sealed class UncommittedChanges
{
    private readonly Dictionary<string, IReadOnlySet<string>?> byTree = new(StringComparer.Ordinal);

    /// <summary>Why a file must not be changed; null if it may be.</summary>
    public string? Find(PostInput input)
    {
        if (ChangeNames.FindTree(input.Path) is not { } folder)
        {
            return null;
        }

        var tree = new GitTree(folder);
        if (!byTree.TryGetValue(folder, out var changed))
        {
            byTree[folder] = changed = tree.FindChanged();
        }

        if (changed is null)
        {
            return $"{folder} is a git work tree, and git cannot be asked for its changes; install git, or use --force";
        }

        return changed.Contains(input.Path) && !IsOurs(tree, input.Path)
            ? $"{input.Name} has changes that are not committed; commit them, or use --force"
            : null;
    }

    /// <summary>Whether what stands between the last commit and a file is our runs alone.</summary>
    private static bool IsOurs(GitTree tree, string path)
    {
        if (SiteRecord.FindRoot(path) is not { } root)
        {
            return false;
        }

        try
        {
            var bytes = ForeignFile.ReadAll(path, ForeignFile.MostWholeBytes);
            return AuthorText
                .FindEarlier(SiteRecord.At(root), path, bytes)
                .Any(earlier => tree.IsCommitted(path, earlier));
        }
        catch (Exception exception) when (DiskTrouble.Is(exception))
        {
            return false;
        }
    }
}
