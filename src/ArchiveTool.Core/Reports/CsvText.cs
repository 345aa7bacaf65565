using System.Buffers;
using System.Globalization;
using System.Text;

namespace ArchiveTool.Core.Reports;

/// <summary>
/// Keeps spreadsheets from calculating what a stranger wrote (https://owasp.org/www-community/attacks/CSV_Injection).
/// </summary>
internal static class CsvText
{
    /// <summary>What a cell is put in quotes for: separators of every kind, quotes and apostrophes.</summary>
    public static readonly SearchValues<char> Quoted = SearchValues.Create(",;\"\r\n\t'");

    // The full-width and small forms are taken for the sign itself.
    private static readonly SearchValues<char> FormulaSigns = SearchValues.Create(
        "=+-@\uFF1D\uFF0B\uFF0D\uFF20\uFE66\uFE62\uFE63\uFE6B"
    );

    // Fillers that show nothing though their category says letter or symbol.
    private const string BlankLetters = "\u115F\u1160\u3164\uFFA0\u2800";

    /// <summary>
    /// The cell on one line without control characters, and an apostrophe before each formula: at the cell's beginning,
    /// and behind a semicolon, at which a spreadsheet of many countries parts the line whatever the quotes say.
    /// </summary>
    public static string Guarded(string cell)
    {
        cell = PrintableText.OneLine(cell);
        if (!cell.AsSpan().ContainsAny(FormulaSigns))
        {
            return cell;
        }

        var guarded = new StringBuilder(cell.Length + 2);
        for (var start = 0; start < cell.Length; )
        {
            var length = cell.AsSpan(start).IndexOf(';') + 1;
            var part = cell.AsSpan(start, length == 0 ? cell.Length - start : length);
            if (IsFormula(part))
            {
                guarded.Append('\'');
            }

            guarded.Append(part);
            start += part.Length;
        }

        return guarded.ToString();
    }

    /// <summary>The cell as a file holds it: guarded, and in quotes where it must be.</summary>
    public static string Cell(string cell)
    {
        var safe = Guarded(cell);
        return safe.AsSpan().ContainsAny(Quoted) || safe.StartsWith(' ') || safe.EndsWith(' ')
            ? $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\""
            : safe;
    }

    private static bool IsFormula(ReadOnlySpan<char> part)
    {
        foreach (var rune in part.EnumerateRunes())
        {
            if (rune.IsBmp && FormulaSigns.Contains((char)rune.Value))
            {
                return true;
            }

            if (!IsInvisible(rune))
            {
                return false;
            }
        }

        return false;
    }

    private static bool IsInvisible(Rune rune) =>
        rune == Rune.ReplacementChar
        || (rune.IsBmp && BlankLetters.Contains((char)rune.Value, StringComparison.Ordinal))
        || Rune.GetUnicodeCategory(rune)
            is UnicodeCategory.SpaceSeparator
                or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator
                or UnicodeCategory.Format
                or UnicodeCategory.Control
                or UnicodeCategory.NonSpacingMark
                or UnicodeCategory.EnclosingMark
                or UnicodeCategory.Surrogate
                or UnicodeCategory.PrivateUse
                or UnicodeCategory.OtherNotAssigned;
}
