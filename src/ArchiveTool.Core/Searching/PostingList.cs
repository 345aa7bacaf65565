namespace ArchiveTool.Core.Searching;

/// <summary>The numbers of the posts that hold a word, ascending, in few bytes.</summary>
internal sealed class PostingList
{
    private const int Continues = 0x80;
    private byte[] gaps = new byte[4];
    private int length;
    private int last = -1;

    /// <summary>How many they are.</summary>
    public int Count { get; private set; }

    /// <summary>Adds a post; the one that was added last again changes nothing.</summary>
    /// <param name="post">Not less than the last.</param>
    public void Add(int post)
    {
        if (post == last)
        {
            return;
        }

        for (var gap = (uint)(post - last); ; gap >>= 7)
        {
            if (length == gaps.Length)
            {
                Array.Resize(ref gaps, length * 2);
            }

            var hasMore = gap >= Continues;
            gaps[length++] = (byte)(hasMore ? gap | Continues : gap);
            if (!hasMore)
            {
                break;
            }
        }

        last = post;
        Count++;
    }

    /// <summary>The posts.</summary>
    public IEnumerable<int> Read()
    {
        var post = -1;
        for (var at = 0; at < length; )
        {
            var (gap, shift) = (0, 0);
            byte one;
            do
            {
                one = gaps[at++];
                gap |= (one & (Continues - 1)) << shift;
                shift += 7;
            } while ((one & Continues) != 0);

            yield return post += gap;
        }
    }
}
