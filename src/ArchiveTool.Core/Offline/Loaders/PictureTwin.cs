namespace ArchiveTool.Core.Offline.Loaders;

/// <summary>
/// Shows a picture and its twin in a <c>noscript</c> once. They share an address, or the <c>noscript</c> follows directly;
/// each twin is used up by the one it belongs to, so a picture that a post has twice stays twice.
/// </summary>
internal sealed class PictureTwin
{
    private readonly Dictionary<string, int> loaded = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> plain = new(StringComparer.Ordinal);
    private HashSet<string> last = new(StringComparer.Ordinal);
    private bool isAdjacent;
    private bool isLastTouched;

    /// <summary>Whether the place is in a noscript.</summary>
    public bool IsInNoscript { get; private set; }

    /// <summary>A noscript begins or ends.</summary>
    public void TakeNoscript(bool begins)
    {
        IsInNoscript = begins;
        isAdjacent &= begins;
    }

    /// <summary>Something stands between a picture and its twin.</summary>
    public void Separate() => isAdjacent &= IsInNoscript;

    /// <summary>Whether a picture is shown already.</summary>
    /// <param name="files">Every file that it may show.</param>
    /// <param name="isTouched">Whether it waits for a script.</param>
    public bool IsShown(HashSet<string> files, bool isTouched)
    {
        if (IsInNoscript)
        {
            var isTwin = (isAdjacent && (isLastTouched || last.Overlaps(files))) || files.Any(loaded.ContainsKey);
            isAdjacent = false;
            Count(isTwin ? loaded : plain, isTwin && isLastTouched ? last : files, isTwin ? -1 : 1);
            return isTwin;
        }

        // A placeholder that nothing replaced has no twin: what the noscript holds is the picture.
        (last, isAdjacent, isLastTouched) = (files, files.Count > 0, isTouched);
        if (!isTouched)
        {
            return false;
        }

        var isShown = files.Any(plain.ContainsKey);
        Count(isShown ? plain : loaded, files, isShown ? -1 : 1);
        return isShown;
    }

    private static void Count(Dictionary<string, int> counts, HashSet<string> files, int change)
    {
        foreach (var file in files)
        {
            var count = counts.GetValueOrDefault(file) + change;
            if (count > 0)
            {
                counts[file] = count;
            }
            else
            {
                counts.Remove(file);
            }
        }
    }
}
