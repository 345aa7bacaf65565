namespace ArchiveTool.Core.References.Collecting.Html;

/// <summary>
/// Knows the picture in a <c>noscript</c> as the one that a script would load beside it: the two share a URL, or the
/// <c>noscript</c> follows directly.
/// </summary>
internal sealed class PictureTwins(PendingReferences pending)
{
    private Shown outside;
    private Shown inside;
    private bool isInNoscript;
    private bool isAdjacent;

    /// <summary>A noscript opens.</summary>
    public void OpenNoscript() => isInNoscript = true;

    /// <summary>A noscript closes.</summary>
    public void CloseNoscript() => (isInNoscript, isAdjacent) = (false, false);

    /// <summary>Something other than white space or a noscript comes between.</summary>
    public void Separate() => isAdjacent &= isInNoscript;

    /// <summary>An image element was read: the references from <paramref name="from"/> on are its.</summary>
    public void TakeImage(int from)
    {
        var to = pending.Count;
        if (from == to)
        {
            return;
        }

        var twin = isInNoscript ? outside : inside;
        if (twin.To > twin.From && ((isInNoscript && isAdjacent) || SharesUrl(twin, from, to)))
        {
            for (var i = from; i < to; i++)
            {
                pending.SharePicture(i, twin.From);
            }
        }

        if (isInNoscript)
        {
            inside = new Shown(from, to);
        }
        else
        {
            (outside, isAdjacent) = (new Shown(from, to), true);
        }
    }

    private bool SharesUrl(Shown twin, int from, int to)
    {
        // Few attributes name a picture; a srcset of thousands is no twin worth the time.
        const int Most = 32;
        for (var i = from; i < Math.Min(to, from + Most); i++)
        {
            for (var j = twin.From; j < Math.Min(twin.To, twin.From + Most); j++)
            {
                if (pending.GetRaw(i).SequenceEqual(pending.GetRaw(j)))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private readonly record struct Shown(int From, int To);
}
