using ArchiveTool.Core.Files;

namespace ArchiveTool.Core.Localizing.Writing;

/// <summary>
/// How a diff names files: relative to the working folder, where <c>git apply</c> and <c>patch -p1</c> look for them; of
/// another work tree, relative to that.
/// </summary>
internal sealed class ChangeNames
{
    private readonly string working = CanonicalPath.Resolve(Environment.CurrentDirectory);

    /// <summary>The name of a file, by its canonical path.</summary>
    public string GetName(string path)
    {
        var tree = FindTree(path);
        var isHere = CanonicalPath.IsWithin(path, working) && (tree is null || CanonicalPath.IsWithin(working, tree));
        var folder = isHere ? working : tree ?? Path.GetDirectoryName(path)!;
        return Path.GetRelativePath(folder, path).Replace(Path.DirectorySeparatorChar, '/');
    }

    /// <summary>The folder of the version control's work tree, or null.</summary>
    public static string? FindTree(string path)
    {
        for (var at = Path.GetDirectoryName(path); at is not null; at = Path.GetDirectoryName(at))
        {
            if (Path.Exists(Path.Combine(at, ".git")))
            {
                return at;
            }
        }

        return null;
    }
}
