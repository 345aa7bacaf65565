using System.Text;

namespace ArchiveTool.Core.Libraries.Format;

/// <summary>
/// Tells names apart as the strictest file system does: letters without case, and those that are two letters in the other
/// case written out (https://www.unicode.org/Public/UCD/latest/ucd/CaseFolding.txt, status F, of the scripts that have any
/// in names).
/// </summary>
internal sealed class CaseFolding : IEqualityComparer<string>
{
    public static CaseFolding Comparer { get; } = new();

    public bool Equals(string? one, string? other) =>
        one is null || other is null
            ? one is null && other is null
            : string.Equals(GetKey(one), GetKey(other), StringComparison.Ordinal);

    public int GetHashCode(string name) => GetKey(name).GetHashCode(StringComparison.Ordinal);

    /// <summary>The key under which two names are the same file.</summary>
    private static string GetKey(string name)
    {
        var key = new StringBuilder(name.Length);
        foreach (var letter in name.EnumerateRunes())
        {
            key.Append(Written(letter.Value) ?? Simple(letter).ToString());
        }

        return key.ToString();
    }

    // Upper and back, so that letters with two lower-case forms (\u03c3, \u03c2) come out as one.
    private static Rune Simple(Rune letter) => Rune.ToLowerInvariant(Rune.ToUpperInvariant(letter));

    private static string? Written(int letter) =>
        letter switch
        {
            '\u00df' or '\u1e9e' => "ss",
            '\u0130' => "i\u0307",
            // Upper case of ASCII is out of reach for other letters in .NET.
            '\u017f' => "s",
            '\u0149' => "\u02bcn",
            '\u01f0' => "j\u030c",
            '\u0587' => "\u0565\u0582",
            '\ufb00' => "ff",
            '\ufb01' => "fi",
            '\ufb02' => "fl",
            '\ufb03' => "ffi",
            '\ufb04' => "ffl",
            '\ufb05' or '\ufb06' => "st",
            _ => null,
        };
}
