using ArchiveTool.Core.Documents.Text;

namespace ArchiveTool.Core.References.Collecting.Templates;

/// <summary>Takes tags out of the Markdown's way. Lengths stay, so that places do.</summary>
internal static class TemplateBlanks
{
    /// <summary>A tag alone on its line becomes spaces, any other a word of marks.</summary>
    /// <param name="text">The text.</param>
    /// <param name="range">Where the tag stands.</param>
    /// <param name="isSilent">Whether it writes nothing itself: a bare link may end before it.</param>
    public static void Blank(char[] text, TextRange range, bool isSilent)
    {
        var before = range.Start - 1;
        while (before >= 0 && text[before] is ' ' or '\t')
        {
            before--;
        }

        var after = range.End;
        while (after < text.Length && text[after] is ' ' or '\t')
        {
            after++;
        }

        var isAlone =
            (before < 0 || text[before] is '\n' or '\r') && (after == text.Length || text[after] is '\n' or '\r');
        Fill(
            text,
            range.Start,
            range.End,
            isAlone ? ' '
                : isSilent ? PendingReferences.SilentMark
                : PendingReferences.TemplateMark
        );
    }

    /// <summary>Spaces, line ends left as they are.</summary>
    public static void FillWithSpaces(char[] text, int from, int to) => Fill(text, from, to, ' ');

    private static void Fill(char[] text, int from, int to, char with)
    {
        for (var i = from; i < to; i++)
        {
            text[i] = text[i] is '\n' or '\r' && with == ' ' ? text[i] : with;
        }
    }
}
