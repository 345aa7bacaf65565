using System.Buffers;
using System.Text;
using System.Text.RegularExpressions;
using ArchiveTool.Core.Documents.Posts;
using ArchiveTool.Core.Documents.Text;

namespace ArchiveTool.Core.Disclosures;

/// <summary>Finds what a reader of a post is told of its links.</summary>
internal static partial class DisclosureFinder
{
    private static readonly char[] Decoration =
        " \t\r\n*_~[]()【】（）〔〕［］「」《》<>:：!！.。·•|｜/-–—※★☆＊✱→⚠️️📢🔗💰👉\"“”'".ToCharArray();

    private static readonly Lazy<Dictionary<string, DisclosureWording>> Labels = new(ReadLabels);
    private static readonly Lazy<(DisclosureWording Wording, StatementPattern[] Patterns)[]> Statements = new(() =>
        [
            .. DisclosureWordings.All.Select(wording =>
                (wording, (StatementPattern[])[.. wording.Statements.Select(text => new StatementPattern(text))])
            ),
        ]
    );

    // Most blocks of a post have none of the words, and need not be read closely.
    private static readonly Lazy<SearchValues<string>> LabelWords = new(() =>
        SearchValues.Create([.. Labels.Value.Keys], StringComparison.OrdinalIgnoreCase)
    );
    private static readonly Lazy<SearchValues<string>> StatementWords = new(() =>
        SearchValues.Create(
            [.. Statements.Value.SelectMany(one => one.Patterns).SelectMany(pattern => pattern.FirstWords)],
            StringComparison.Ordinal
        )
    );
    private static readonly Lazy<StatementPattern[]> Denials = new(() =>
        [.. DisclosureWordings.Denials.Select(text => new StatementPattern(text))]
    );

    /// <summary>The disclosures of a post, in their order.</summary>
    public static PostDisclosures Find(Post post, DisclosureRule rule)
    {
        var found = new List<FoundDisclosure>();
        if (post.FrontMatter is not null && post.Title is { } title)
        {
            // A generator shows the title above the post.
            AddLabels(new VisibleBlock(title, 0, 0, IsHeading: true), 0, 0, found);
        }

        VisibleText.Read(post, block => AddBlock(post, block, found));
        return new PostDisclosures(found, rule);
    }

    private static void AddBlock(Post post, VisibleBlock block, List<FoundDisclosure> found)
    {
        var before = found.Count;
        AddLabels(block, 0, 0, found);
        AddStatements(block, found);
        if (found.Count == before)
        {
            return;
        }

        var span = post.Text.Locate(new TextRange(block.Start, block.End - block.Start));
        for (var i = before; i < found.Count; i++)
        {
            found[i] = found[i] with { Start = span.Offset, End = span.End };
        }
    }

    private static void AddLabels(VisibleBlock block, int start, int end, List<FoundDisclosure> found)
    {
        var text = block.Text;
        var plain = text.Replace(VisibleText.Edge, ' ').Replace(VisibleText.LinkEnd, ' ');
        if (!MayHoldLabel(plain))
        {
            return;
        }

        foreach (Match tag in Hashtag().Matches(text))
        {
            Add(tag.Groups[1].Value, start, end, found, isTag: true);
        }

        // A label alone, in front, in brackets in front, or right behind a link.
        Add(plain, start, end, found);
        var parts = text.Split(VisibleText.Edge, VisibleText.LinkEnd).Select(part => part.Trim(Decoration));
        if (
            parts.FirstOrDefault(part => part.Length > 0) is { } first
            && text.Contains(VisibleText.Edge, StringComparison.Ordinal)
        )
        {
            Add(first, start, end, found);
        }

        foreach (Match label in InFront().Matches(text))
        {
            Add(label.Groups[1].Value, start, end, found);
        }

        foreach (Match label in BehindLink().Matches(text))
        {
            // In brackets behind a link "ad" is a label whatever its letters.
            Add(label.Groups[1].Value, start, end, found, isTag: label.Value.AsSpan().ContainsAny("([（【"));
        }

        foreach (Match label in Bracketed().Matches(text))
        {
            Add(label.Groups[1].Value, start, end, found);
        }

        if (block.IsHeading && AtEnd().Match(text) is { Success: true } last)
        {
            Add(last.Groups[1].Value, start, end, found);
        }
    }

    /// <summary>Whether a word begins as a label does; "shadow" and "read" hold no "ad".</summary>
    private static bool MayHoldLabel(ReadOnlySpan<char> text)
    {
        for (var at = 0; at < text.Length; at++)
        {
            var next = text[at..].IndexOfAny(LabelWords.Value);
            if (next < 0)
            {
                return false;
            }

            at += next;
            if (!char.IsAsciiLetter(text[at]) || at == 0 || !char.IsAsciiLetter(text[at - 1]))
            {
                return true;
            }
        }

        return false;
    }

    private static void Add(string text, int start, int end, List<FoundDisclosure> found, bool isTag = false)
    {
        var label = text.Trim(Decoration).Trim('#', ' ');
        if (Labels.Value.TryGetValue(isTag ? label.ToUpperInvariant() : label, out var wording))
        {
            found.Add(new FoundDisclosure(wording.Language, wording.Kind, label, start, end));
        }
    }

    private static void AddStatements(VisibleBlock block, List<FoundDisclosure> found)
    {
        var text = block.Text.Replace(VisibleText.Edge, ' ').Replace(VisibleText.LinkEnd, ' ').Replace('’', '\'');
        foreach (var written in SplitSentences(text))
        {
            var sentence = FoldWhite(written).ToLowerInvariant();
            if (
                sentence.Length < 2
                || !sentence.AsSpan().ContainsAny(StatementWords.Value)
                || Array.Exists(Denials.Value, denial => denial.Fits(sentence))
                || IsQuestion(sentence)
            )
            {
                continue;
            }

            foreach (var (wording, patterns) in Statements.Value)
            {
                if (Array.Exists(patterns, pattern => pattern.Fits(sentence)))
                {
                    found.Add(new FoundDisclosure(wording.Language, wording.Kind, sentence, 0, 0));
                }
            }
        }
    }

    /// <summary>
    /// Each run of white space as one space. By hand: <see cref="RegexOptions.NonBacktracking"/> keeps a state of every
    /// unit that <c>\s+</c> runs over.
    /// </summary>
    private static string FoldWhite(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var unit in text)
        {
            if (!char.IsWhiteSpace(unit))
            {
                folded.Append(unit);
            }
            else if (folded.Length == 0 || folded[^1] != ' ')
            {
                folded.Append(' ');
            }
        }

        return folded.ToString();
    }

    private static bool IsQuestion(string sentence) => sentence.TrimEnd() is [.., '?' or '？'];

    private static Dictionary<string, DisclosureWording> ReadLabels()
    {
        var labels = new Dictionary<string, DisclosureWording>(StringComparer.Ordinal);
        foreach (var wording in DisclosureWordings.All)
        {
            foreach (var label in wording.Labels)
            {
                labels.TryAdd(label, wording);
                labels.TryAdd(label.ToUpperInvariant(), wording);
                if (label.Contains(' ', StringComparison.Ordinal) || wording.Kind == DisclosureKind.Affiliate)
                {
                    labels.TryAdd(label.ToLowerInvariant(), wording);
                }

                labels.TryAdd(label.Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant(), wording);
            }
        }

        return labels;
    }

    private static List<string> SplitSentences(string text)
    {
        var sentences = new List<string>();
        var start = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var ends =
                text[i] is '。' or '！' or '？'
                || (text[i] is '.' or '!' or '?' && (i + 1 == text.Length || char.IsWhiteSpace(text[i + 1])));
            if (ends || i + 1 == text.Length)
            {
                sentences.Add(text[start..(i + 1)]);
                start = i + 1;
            }
        }

        return sentences;
    }

    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.NonBacktracking;

    [GeneratedRegex("""(?:^|[^\p{L}\p{N}/&;])[#＃](\p{L}{2,24})""", Options)]
    private static partial Regex Hashtag();

    [GeneratedRegex(
        """^[\s\u0001#>*_⚠️📢🔗👉※]*[\[(【（〔［]?([\p{L} -]{2,28}?)[\])】）〕］]?[\s\u0001]*(?:[:：|｜/–—\])】）〕］]|\s-\s)""",
        Options
    )]
    private static partial Regex InFront();

    [GeneratedRegex(
        """\u0002[\s\u0001]*[\[(（【*–—-]?[\s\u0001]*([\p{L} -]{2,28}?)[\s\u0001]*(?:[\])）】.。,;、，\u0001]|\s*$)""",
        Options
    )]
    private static partial Regex BehindLink();

    [GeneratedRegex("""[\[【〔［]([\p{L} -]{2,28})[\]】〕］](?:[^\u0002(]|$)""", Options)]
    private static partial Regex Bracketed();

    [GeneratedRegex("""[\[(（【*–—-][\s\u0001]*([\p{L} -]{2,28}?)[\s\u0001]*[\])）】]?[\s\u0001]*$""", Options)]
    private static partial Regex AtEnd();
}
