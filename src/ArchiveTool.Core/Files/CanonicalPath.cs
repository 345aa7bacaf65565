namespace ArchiveTool.Core.Files;

/// <summary>Paths as the file system knows them: absolute, with every symbolic link on the way followed.</summary>
internal static class CanonicalPath
{
    private const int MaxLinks = 40;

    /// <summary>The canonical path of a file or folder; parts that don't exist stay as written.</summary>
    /// <exception cref="IOException">The links lead round in a circle.</exception>
    public static string Resolve(string path)
    {
        var links = 0;
        return Resolve(Path.GetFullPath(path), ref links);
    }

    /// <summary>Whether a canonical path stands in a canonical folder, or is it.</summary>
    public static bool IsWithin(string path, string folder)
    {
        var root = Path.TrimEndingDirectorySeparator(folder);
        return string.Equals(path, root, StringComparison.Ordinal)
            || path.StartsWith(root + Path.DirectorySeparatorChar, StringComparison.Ordinal);
    }

    private static string Resolve(string full, ref int links)
    {
        var parent = Path.GetDirectoryName(full);
        if (parent is null)
        {
            return full;
        }

        var own = Path.Combine(Resolve(parent, ref links), Path.GetFileName(full));
        var info = new FileInfo(own);
        if (info.LinkTarget is not { } target)
        {
            return own;
        }

        if (++links > MaxLinks)
        {
            throw new IOException($"{full}: too many symbolic links");
        }

        return Resolve(Path.GetFullPath(target, Path.GetDirectoryName(own)!), ref links);
    }
}
