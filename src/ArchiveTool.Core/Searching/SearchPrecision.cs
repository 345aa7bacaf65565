namespace ArchiveTool.Core.Searching;

/// <summary>
/// How exactly an index says what stands where. Text that hardly repeats itself needs an index as large as itself to be exact;
/// a coarse one names posts too many, which the page leaves out when it has their text.
/// </summary>
/// <param name="IsShort">Whether words are cut to their beginning, and the second letter of a pair to one of few classes.</param>
/// <param name="Posts">How many posts that follow each other are named together.</param>
internal sealed record SearchPrecision(bool IsShort, int Posts)
{
    /// <summary>Where words are cut.</summary>
    public const int ShortWord = 5;

    /// <summary>How many classes there are of second letters.</summary>
    public const int Classes = 61;

    private const char FirstClass = '\u3400';

    /// <summary>From exact to coarse.</summary>
    public static IReadOnlyList<SearchPrecision> All { get; } =
    [new(false, 1), new(false, 2), new(false, 4), new(true, 4), new(true, 8), new(true, 16), new(true, 64)];

    /// <summary>The word or pair as the index has it.</summary>
    public string Cut(string word) =>
        !IsShort ? word
        : SearchWords.IsUnspaced(word[0])
            ? word.Length == 1 ? word
                : string.Concat(word.AsSpan(0, 1), [(char)(FirstClass + (word[1] % Classes))])
        : word.Length > ShortWord ? word[..ShortWord]
        : word;
}
