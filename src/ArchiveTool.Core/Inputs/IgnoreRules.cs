using ArchiveTool.Core.Files.Foreign;

namespace ArchiveTool.Core.Inputs;

/// <summary>What <c>.gitignore</c> files leave out (https://git-scm.com/docs/gitignore). The last pattern that fits decides.</summary>
internal sealed class IgnoreRules
{
    /// <summary>The name of the files.</summary>
    public const string FileName = ".gitignore";

    private readonly IgnoreRules? above;
    private readonly string folder;
    private readonly List<(PathGlob Pattern, bool IsKept)> patterns = [];

    private IgnoreRules(IgnoreRules? above, string folder, string file)
    {
        this.above = above;
        this.folder = folder;
        foreach (var line in Lines(file))
        {
            var isKept = line.StartsWith('!');
            if (PathGlob.Parse(isKept ? line[1..] : line) is { } pattern)
            {
                patterns.Add((pattern, isKept));
            }
        }
    }

    /// <summary>
    /// The rules above a folder that was named: those of its work tree. None where they leave out the folder itself, which
    /// was named anyway.
    /// </summary>
    public static IgnoreRules? Above(string folder)
    {
        var above = new Stack<string>();
        for (var at = Path.GetDirectoryName(folder); at is not null; at = Path.GetDirectoryName(at))
        {
            above.Push(at);
            if (Path.Exists(Path.Combine(at, ".git")))
            {
                var rules = new IgnoreRules(null, at, Path.Combine(at, ".git", "info", "exclude"));
                rules = above.Aggregate(rules, (one, next) => one.Below(next));
                return rules.LeavesOutAll(folder, at) ? null : rules;
            }
        }

        return null;
    }

    /// <summary>These rules with those of a folder's own file.</summary>
    public static IgnoreRules? Below(IgnoreRules? rules, string folder) =>
        File.Exists(Path.Combine(folder, FileName))
            ? new IgnoreRules(rules, folder, Path.Combine(folder, FileName))
            : rules;

    /// <summary>Whether a file or folder is left out; its folder is not.</summary>
    public bool LeaveOut(string path, bool isFolder)
    {
        for (var rules = this; rules is not null; rules = rules.above)
        {
            var relative = Path.GetRelativePath(rules.folder, path).Replace('\\', '/');
            for (var i = rules.patterns.Count - 1; i >= 0; i--)
            {
                if (rules.patterns[i].Pattern.Names(relative, isFolder))
                {
                    return !rules.patterns[i].IsKept;
                }
            }
        }

        return false;
    }

    private IgnoreRules Below(string below) => Below(this, below) ?? this;

    private bool LeavesOutAll(string named, string root)
    {
        for (var at = named; at.Length > root.Length; at = Path.GetDirectoryName(at)!)
        {
            if (LeaveOut(at, isFolder: true))
            {
                return true;
            }
        }

        // As by "public/*": whatever stands in it.
        return LeaveOut(Path.Combine(named, "\u0001"), isFolder: true);
    }

    private static IEnumerable<string> Lines(string file)
    {
        try
        {
            return !File.Exists(file)
                ? []
                : ForeignFile
                    .ReadLines(file, ForeignFile.MostSettingsBytes)
                    .Select(line => line.EndsWith("\\ ", StringComparison.Ordinal) ? line : line.TrimEnd())
                    .Where(line => line.Length > 0 && line[0] != '#')
                    .Select(line => line.StartsWith("\\#", StringComparison.Ordinal) ? line[1..] : line);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}
