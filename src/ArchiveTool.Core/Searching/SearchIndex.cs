using System.Text;

namespace ArchiveTool.Core.Searching;

/// <summary>Which words stand in which posts, built from their texts and written in pieces that are loaded when a query needs them.</summary>
internal sealed class SearchIndex
{
    private const int PieceCharacters = 1 << 16;
    private const int MostShared = 35;
    private const string Digits = "0123456789abcdefghijklmnopqrstuvwxyz";

    // Some 200 bytes each.
    private const int MostWords = 400_000;

    private Dictionary<string, PostingList> words = new(StringComparer.Ordinal);
    private SearchPrecision? coarse;
    private int posts;

    /// <summary>How many bytes the texts have in UTF-8.</summary>
    public long TextBytes { get; private set; }

    /// <summary>Adds the text of the next post.</summary>
    public void Add(string text)
    {
        TextBytes += Encoding.UTF8.GetByteCount(text);
        SearchWords.Cut(SearchWords.Fold(text), Take);
        posts++;
        if (words.Count > MostWords && coarse is null)
        {
            coarse = SearchPrecision.All.First(one => one.IsShort) with { Posts = 1 };
            words = Merge(coarse);
        }
    }

    /// <summary>The index in the most exact form that is not longer than a share of the texts, else in the shortest.</summary>
    /// <param name="share">The share.</param>
    public (SearchPrecision Precision, IReadOnlyList<SearchPiece> Pieces) Write(double share)
    {
        var most = (long)(TextBytes * share);
        foreach (var precision in SearchPrecision.All)
        {
            if (coarse is not null && !precision.IsShort)
            {
                continue;
            }

            if (TryWrite(precision, most) is { } pieces)
            {
                return (precision, pieces);
            }
        }

        return (SearchPrecision.All[^1], TryWrite(SearchPrecision.All[^1], long.MaxValue)!);
    }

    private void Take(ReadOnlySpan<char> word)
    {
        if (coarse is not null)
        {
            Find(coarse.Cut(word.ToString())).Add(posts);
            return;
        }

        var lookup = words.GetAlternateLookup<ReadOnlySpan<char>>();
        if (!lookup.TryGetValue(word, out var list))
        {
            lookup[word] = list = new PostingList();
        }

        list.Add(posts);
    }

    private PostingList Find(string word)
    {
        if (!words.TryGetValue(word, out var list))
        {
            words[word] = list = new PostingList();
        }

        return list;
    }

    private List<SearchPiece>? TryWrite(SearchPrecision precision, long most)
    {
        var universe = (posts + precision.Posts - 1) / precision.Posts;
        var merged = precision.IsShort && coarse is null ? Merge(precision) : words;
        var pieces = new List<SearchPiece>();
        var piece = new StringBuilder();
        var (first, last, written) = ("", "", 0L);
        foreach (var (word, list) in merged.OrderBy(entry => entry.Key, StringComparer.Ordinal))
        {
            if (piece.Length >= PieceCharacters)
            {
                written += Close();
                last = "";
            }

            first = piece.Length == 0 ? word : first;
            var shared = Math.Min(MostShared, Shared(last, word));
            var groups = list.Read().Select(post => post / precision.Posts).Distinct().ToList();
            piece
                .Append(Digits[shared])
                .Append(word.AsSpan(shared))
                .Append(' ')
                .Append(PostingCode.Encode(groups, groups.Count, universe))
                .Append('!');
            last = word;
            if (written + piece.Length > most)
            {
                return null;
            }
        }

        if (piece.Length > 0)
        {
            written += Close();
        }

        return written > most ? null : pieces;

        long Close()
        {
            pieces.Add(new SearchPiece(first, piece.ToString()));
            piece.Clear();
            return Encoding.UTF8.GetByteCount(pieces[^1].Words);
        }
    }

    private Dictionary<string, PostingList> Merge(SearchPrecision precision)
    {
        var merged = new Dictionary<string, PostingList>(StringComparer.Ordinal);
        foreach (
            var same in words.GroupBy(entry => precision.Cut(entry.Key), entry => entry.Value, StringComparer.Ordinal)
        )
        {
            var list = new PostingList();
            foreach (var post in same.SelectMany(one => one.Read()).Order())
            {
                list.Add(post);
            }

            merged[same.Key] = list;
        }

        return merged;
    }

    private static int Shared(string one, string other) => one.AsSpan().CommonPrefixLength(other);
}
