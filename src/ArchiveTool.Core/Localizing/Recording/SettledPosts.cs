using System.Globalization;
using System.Text;
using ArchiveTool.Core.Files;
using ArchiveTool.Core.Files.Foreign;

namespace ArchiveTool.Core.Localizing.Recording;

/// <summary>
/// The posts of a site in which nothing is left to localize, with the stamp of each, so that the next run reads only those
/// that changed. A cache of this machine: it is not committed, and without it every post is read.
/// </summary>
internal sealed class SettledPosts
{
    private const string Schema = "archivetool/settled/1";
    private const long MostBytes = 1 << 28;

    private readonly string root;
    private readonly string path;
    private readonly string selection;
    private readonly Dictionary<string, FileStamp> posts = new(StringComparer.Ordinal);
    private bool isChanged;

    private SettledPosts(string root, string selection)
    {
        this.root = root;
        path = Path.Combine(root, SiteRecord.FolderName, SiteRecord.CacheName, "settled");
        this.selection = $"{Schema} {selection}";
    }

    /// <summary>Reads what the last run left.</summary>
    /// <param name="root">The site's canonical folder.</param>
    /// <param name="selection">What a run looks for; what another one settled counts for nothing.</param>
    public static SettledPosts Read(string root, string selection)
    {
        var settled = new SettledPosts(root, selection);
        try
        {
            settled.Read();
        }
        catch (Exception exception) when (DiskTrouble.Is(exception))
        {
            // Every post is read then.
        }

        return settled;
    }

    /// <summary>Whether a post is settled and did not change since.</summary>
    public bool Contains(string post, FileStamp stamp) =>
        posts.TryGetValue(GetName(post), out var known) && known == stamp;

    /// <summary>Says that nothing is left to do in a post.</summary>
    public void Add(string post, FileStamp stamp)
    {
        var name = GetName(post);
        if (!name.Contains('\n', StringComparison.Ordinal))
        {
            posts[name] = stamp;
            isChanged = true;
        }
    }

    /// <summary>Keeps it for the next run, if a run changed the site.</summary>
    public void Save()
    {
        if (!isChanged || !SiteRecord.HasRuns(root))
        {
            return;
        }

        var text = new StringBuilder().Append(selection).Append('\n');
        foreach (var (name, stamp) in posts.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            text.Append(CultureInfo.InvariantCulture, $"{stamp.Length} {stamp.Time} {name}\n");
        }

        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            var temporary = path + Path.GetRandomFileName();
            File.WriteAllText(temporary, text.ToString());
            File.Move(temporary, path, overwrite: true);
        }
        catch (Exception exception) when (DiskTrouble.Is(exception))
        {
            // The next run reads every post.
        }
    }

    private void Read()
    {
        if (FileStamp.Read(path) is not { } saved)
        {
            return;
        }

        var isFirst = true;
        foreach (var line in ForeignFile.ReadLines(path, MostBytes))
        {
            if (isFirst && line != selection)
            {
                return;
            }

            if (!isFirst && Parse(line) is var (name, stamp) && stamp.Time < saved.Time)
            {
                // One written at the time of this list may have been written again since, within the clock's step.
                posts[name] = stamp;
            }

            isFirst = false;
        }
    }

    private static (string Name, FileStamp Stamp)? Parse(string line)
    {
        var (first, second) = (line.IndexOf(' ', StringComparison.Ordinal), -1);
        second = first < 0 ? -1 : line.IndexOf(' ', first + 1);
        return
            second > 0
            && long.TryParse(line.AsSpan(0, first), CultureInfo.InvariantCulture, out var length)
            && long.TryParse(line.AsSpan(first + 1, second - first - 1), CultureInfo.InvariantCulture, out var time)
            ? (line[(second + 1)..], new FileStamp(length, time))
            : null;
    }

    private string GetName(string post) => Path.GetRelativePath(root, post);
}
