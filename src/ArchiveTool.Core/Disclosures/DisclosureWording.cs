namespace ArchiveTool.Core.Disclosures;

/// <summary>The wording of one kind in one language.</summary>
/// <param name="Language">Its tag (https://www.rfc-editor.org/rfc/rfc5646).</param>
/// <param name="Kind">What it says.</param>
/// <param name="Labels">Words that are a label where they stand alone: exact, but for capitals throughout.</param>
/// <param name="Statements">
/// Sentences: terms in lower case, alternatives parted by <c>|</c>, that follow each other with <c>..</c> anywhere
/// and with <c>~</c> close by in one sentence. A term fits the beginning of a word.
/// </param>
internal sealed record DisclosureWording(
    string Language,
    DisclosureKind Kind,
    IReadOnlyList<string> Labels,
    IReadOnlyList<string> Statements
);
