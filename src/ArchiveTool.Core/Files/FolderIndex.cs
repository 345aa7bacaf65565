using System.Collections.Concurrent;
using System.IO.Enumeration;
using Microsoft.Win32.SafeHandles;

namespace ArchiveTool.Core.Files;

/// <summary>
/// What stands in folders, each listed once: 100,000 references need one listing a folder, not a question each. Names are
/// compared exactly, as the servers of most sites do, whatever this machine's file system does. Safe for concurrent use.
/// </summary>
internal sealed class FolderIndex
{
    private readonly ConcurrentDictionary<string, Listing?> listings = new(StringComparer.Ordinal);

    /// <summary>Whether a path is a file that is there.</summary>
    public bool HasFile(string path) => Find(path) == EntryKind.File;

    /// <summary>Whether a path is a folder that is there.</summary>
    public bool HasFolder(string path) => Find(path) == EntryKind.Folder;

    /// <summary>What stands at an absolute path without a slash at its end, links followed; null for nothing.</summary>
    public EntryKind? Find(string path)
    {
        if (Path.GetDirectoryName(path) is not { } parent)
        {
            return EntryKind.Folder;
        }

        return List(parent) is { } listing && listing.Entries.TryGetValue(Path.GetFileName(path), out var kind)
            ? kind
            : null;
    }

    /// <summary>Whether a symbolic link below a folder leads out of it.</summary>
    public bool LeadsOutside(string path, string folder)
    {
        for (var at = path; at.Length > folder.Length; at = Path.GetDirectoryName(at)!)
        {
            if (List(Path.GetDirectoryName(at)!)?.Links.Contains(Path.GetFileName(at)) == true)
            {
                return !CanonicalPath.IsWithin(CanonicalPath.Resolve(path), CanonicalPath.Resolve(folder));
            }
        }

        return false;
    }

    /// <summary>The path as it is spelled on the disk, where only the case of letters differs; else null.</summary>
    /// <param name="folder">A folder that is there.</param>
    /// <param name="parts">The names below it.</param>
    public string? FindIgnoringCase(string folder, IEnumerable<string> parts)
    {
        var at = folder;
        foreach (var part in parts)
        {
            if (List(at)?.FindIgnoringCase(part) is not { } name)
            {
                return null;
            }

            at = Path.Combine(at, name);
        }

        return at;
    }

    private Listing? List(string folder) => listings.GetOrAdd(folder, static one => Listing.Read(one));

    private sealed class Listing
    {
        private static readonly EnumerationOptions Everything = new() { AttributesToSkip = 0 };

        private Dictionary<string, string>? byFoldedName;

        public Dictionary<string, EntryKind> Entries { get; } = new(StringComparer.Ordinal);

        public HashSet<string> Links { get; } = new(StringComparer.Ordinal);

        public static Listing? Read(string folder)
        {
            var listing = new Listing();
            try
            {
                if (!Directory.Exists(folder))
                {
                    return null;
                }

                if (LinuxCalls.AreKnown)
                {
                    listing.AddByType(folder);
                }
                else
                {
                    listing.AddByAttributes(folder);
                }
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                // What cannot be listed is not known to be there.
            }

            return listing;
        }

        public string? FindIgnoringCase(string name)
        {
            var names = Volatile.Read(ref byFoldedName);
            if (names is null)
            {
                names = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
                foreach (var entry in Entries.Keys)
                {
                    names.TryAdd(entry, entry);
                }

                Volatile.Write(ref byFoldedName, names);
            }

            return Entries.ContainsKey(name) ? name : names.GetValueOrDefault(name);
        }

        /// <summary>What an entry is stands beside its name; its attributes would cost a question each.</summary>
        private void AddByType(string folder)
        {
            const int Flags = LinuxCalls.ReadOnly | LinuxCalls.CloseOnExec;
            var descriptor = LinuxCalls.OpenAt(
                LinuxCalls.CurrentFolder,
                FileNameText.Encode(folder),
                Flags | LinuxCalls.FolderOnly,
                0
            );
            if (descriptor < 0)
            {
                return;
            }

            using var handle = new SafeFileHandle(descriptor, ownsHandle: true);
            foreach (var (path, kind) in LinuxFolderReader.Read(handle, RelativePath.Root))
            {
                Add(folder, path.Name, kind == EntryKind.Folder, kind == EntryKind.Link);
            }
        }

        private void AddByAttributes(string folder)
        {
            var entries = new FileSystemEnumerable<(string Name, bool IsFolder, bool IsLink)>(
                folder,
                static (ref FileSystemEntry entry) =>
                    (
                        entry.FileName.ToString(),
                        entry.IsDirectory,
                        (entry.Attributes & FileAttributes.ReparsePoint) != 0
                    ),
                Everything
            );
            foreach (var (name, isFolder, isLink) in entries)
            {
                Add(folder, name, isFolder, isLink);
            }
        }

        private void Add(string folder, string name, bool isFolder, bool isLink)
        {
            if (isLink)
            {
                Links.Add(name);
                var path = Path.Combine(folder, name);
                isFolder = Directory.Exists(path);
                if (!isFolder && !File.Exists(path))
                {
                    return;
                }
            }

            Entries[name] = isFolder ? EntryKind.Folder : EntryKind.File;
        }
    }
}
