using System.Buffers;

namespace ArchiveTool.Core.Listing;

/// <summary>Cuts a sentence out of a text.</summary>
internal static class Sentence
{
    private const int Before = 90;
    private const int Behind = 200;
    private static readonly SearchValues<char> Ends = SearchValues.Create(".!?。！？…");

    /// <summary>The sentence around a place, or the words around it where the sentence is long.</summary>
    public static string Around(string text, int at)
    {
        var start = Math.Max(0, at - Before);
        var end = text.AsSpan(start, at - start).LastIndexOfAny(Ends);
        start = end >= 0 ? start + end + 1 : start;
        var stop = text.AsSpan(at, Math.Min(Behind, text.Length - at)).IndexOfAny(Ends);
        var length = stop >= 0 ? at + stop + 1 - start : Math.Min(text.Length, at + Behind) - start;
        start += char.IsLowSurrogate(text[start]) ? 1 : 0;
        return (end < 0 && start > 0 ? "… " : "")
            + text.Substring(start, Math.Min(length, text.Length - start)).Trim()
            + (stop < 0 && start + length < text.Length ? " …" : "");
    }
}
