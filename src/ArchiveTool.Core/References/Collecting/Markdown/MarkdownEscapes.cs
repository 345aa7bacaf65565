using System.Text;
using ArchiveTool.Core.Documents.Html;

namespace ArchiveTool.Core.References.Collecting.Markdown;

/// <summary>
/// Backslash escapes and character references in a Markdown destination
/// (https://spec.commonmark.org/0.31.2/#backslash-escapes, #entity-and-numeric-character-references).
/// </summary>
internal static class MarkdownEscapes
{
    public static string Decode(ReadOnlySpan<char> written)
    {
        if (written.IndexOfAny('\\', '&', '\0') < 0)
        {
            return written.ToString();
        }

        var value = new StringBuilder(written.Length);
        while (!written.IsEmpty)
        {
            var next = written.IndexOfAny('\\', '&');
            value.Append(next < 0 ? written : written[..next]);
            written = next < 0 ? default : written[next..];
            if (written.IsEmpty)
            {
                break;
            }

            if (written[0] == '\\')
            {
                var isEscape = written.Length > 1 && char.IsAscii(written[1]) && IsPunctuation(written[1]);
                value.Append(isEscape ? written[1] : '\\');
                written = written[(isEscape ? 2 : 1)..];
                continue;
            }

            // Unlike HTML, a reference needs its semicolon.
            var end = written[..Math.Min(written.Length, 34)].IndexOf(';');
            var reference = end < 0 ? written[..1] : written[..(end + 1)];
            var decoded = CharacterReferences.Decode(reference, inAttribute: true);
            var isWhole = end > 1 && !decoded.EndsWith(';') && reference[1..^1].IndexOfAnyExcept(ReferenceUnits) < 0;
            value.Append(isWhole ? decoded : "&");
            written = written[(isWhole ? reference.Length : 1)..];
        }

        return value.Replace('\0', '\uFFFD').ToString();
    }

    private static readonly System.Buffers.SearchValues<char> ReferenceUnits = System.Buffers.SearchValues.Create(
        "#abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
    );

    private static bool IsPunctuation(char unit) => char.IsPunctuation(unit) || char.IsSymbol(unit);
}
