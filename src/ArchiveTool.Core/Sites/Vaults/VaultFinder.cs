using System.Collections.Concurrent;

namespace ArchiveTool.Core.Sites.Vaults;

/// <summary>Finds the vaults that notes belong to. Each folder is looked at once. Safe for concurrent use.</summary>
internal sealed class VaultFinder
{
    private readonly ConcurrentDictionary<string, Vault?> vaults = new(StringComparer.Ordinal);

    /// <summary>The vault of a note, or null.</summary>
    /// <param name="note">The note's canonical path.</param>
    public Vault? Find(string note)
    {
        for (var folder = Path.GetDirectoryName(note); folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (vaults.GetOrAdd(folder, Read) is { } vault)
            {
                return vault;
            }
        }

        return null;
    }

    private static Vault? Read(string folder) =>
        Directory.Exists(Path.Combine(folder, Vault.SettingsFolder)) ? new Vault(folder) : null;
}
