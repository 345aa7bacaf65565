namespace ArchiveTool.Core.Disclosures;

/// <summary>A sentence's pattern; <see cref="DisclosureWording.Statements"/> says how it is written.</summary>
internal sealed class StatementPattern
{
    private const int Close = 28;
    private const int Anywhere = 160;

    private readonly List<(int Distance, string[] Alternatives)> terms = [];

    public StatementPattern(string written)
    {
        var distance = int.MaxValue;
        foreach (var part in written.Replace("..", "\u2026..", StringComparison.Ordinal).Split('\u2026'))
        {
            var far = part.StartsWith("..", StringComparison.Ordinal);
            foreach (var (index, term) in (far ? part[2..] : part).Split('~').Index())
            {
                var reach =
                    index > 0 ? Close
                    : far ? Anywhere
                    : distance;
                terms.Add((reach, [.. term.Trim(' ').Split('|').Select(one => one.TrimStart())]));
            }
        }
    }

    /// <summary>One of these is in every sentence that fits.</summary>
    public IReadOnlyList<string> FirstWords => terms[0].Alternatives;

    /// <summary>Whether a sentence in lower case fits.</summary>
    public bool Fits(string sentence) => Fits(sentence, 0, 0);

    private bool Fits(string sentence, int from, int term)
    {
        if (term == terms.Count)
        {
            return true;
        }

        var (distance, alternatives) = terms[term];
        var end = distance == int.MaxValue ? sentence.Length : Math.Min(sentence.Length, from + distance);
        foreach (var one in alternatives)
        {
            for (
                var at = sentence.IndexOf(one, from, StringComparison.Ordinal);
                at >= 0 && at <= end;
                at = sentence.IndexOf(one, at + 1, StringComparison.Ordinal)
            )
            {
                if (BeginsWord(sentence, at, one) && Fits(sentence, at + one.Length, term + 1))
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>A short word is meant whole: "we", not "web".</summary>
    private static bool BeginsWord(string sentence, int at, string term)
    {
        if (!IsSpaced(term[0]) || term is "n't")
        {
            return true;
        }

        var end = at + term.Length;
        var isWhole =
            term.Length > 3 || term[^1] is '\'' or ' ' || end == sentence.Length || !char.IsLetter(sentence[end]);
        return isWhole && (at == 0 || !char.IsLetterOrDigit(sentence[at - 1]));
    }

    /// <summary>Whether the letter's script parts words by spaces and does not attach endings in front.</summary>
    private static bool IsSpaced(char letter) => char.IsLetter(letter) && letter < '\u0530';
}
