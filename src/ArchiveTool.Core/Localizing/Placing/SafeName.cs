using System.Globalization;
using System.Text;

namespace ArchiveTool.Core.Localizing.Placing;

/// <summary>
/// Names that every file system takes and every generator serves: letters, digits and <c>. - _</c>, none of the last
/// three at an end (Hexo and Jekyll leave out what begins with <c>_</c>), not a device of Windows.
/// </summary>
internal static class SafeName
{
    private const int Longest = 80;

    private static readonly string[] Devices =
    [
        "con",
        "prn",
        "aux",
        "nul",
        .. Enumerable.Range(0, 10).SelectMany(i => new[] { $"com{i}", $"lpt{i}" }),
    ];

    /// <summary>The text as a name; empty where none of it can stand in one.</summary>
    public static string Create(string text)
    {
        var name = new StringBuilder(text.Length);
        foreach (var rune in text.Normalize(NormalizationForm.FormC).EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune) || rune.Value is '.' or '_' || IsMark(rune))
            {
                name.Append(rune);
            }
            else if (name.Length > 0 && name[^1] != '-')
            {
                name.Append('-');
            }
        }

        var result = name.ToString().Trim('.', '-', '_');
        if (result.Length > Longest)
        {
            var end = char.IsHighSurrogate(result[Longest - 1]) ? Longest - 1 : Longest;
            result = result[..end].Trim('.', '-', '_');
        }

        var stem = result.Split('.')[0];
        return Devices.Contains(stem, StringComparer.OrdinalIgnoreCase) ? "file-" + result : result;
    }

    private static bool IsMark(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
}
