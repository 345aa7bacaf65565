namespace ArchiveTool.Urls.Idna;

/// <summary>
/// The contextual rules for the zero-width joiner and non-joiner (https://www.rfc-editor.org/rfc/rfc5892#appendix-A.1
/// and A.2).
/// </summary>
internal static class JoinerRule
{
    private const int NonJoiner = 0x200C;
    private const int Joiner = 0x200D;
    private const int Virama = 9;

    /// <summary>Whether each joiner and non-joiner of a label stands where it makes a visible difference.</summary>
    public static bool IsKept(IdnaTables tables, ReadOnlySpan<int> label)
    {
        for (var i = 0; i < label.Length; i++)
        {
            if (label[i] is not (NonJoiner or Joiner))
            {
                continue;
            }

            var behindVirama = i > 0 && NormalizationTables.Instance.GetCombiningClass(label[i - 1]) == Virama;
            if (!behindVirama && (label[i] == Joiner || !IsBetweenJoining(tables, label, i)))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsBetweenJoining(IdnaTables tables, ReadOnlySpan<int> label, int index)
    {
        var before = index - 1;
        while (before >= 0 && tables.GetJoiningType(label[before]) == UnicodeJoiningType.Transparent)
        {
            before--;
        }

        var after = index + 1;
        while (after < label.Length && tables.GetJoiningType(label[after]) == UnicodeJoiningType.Transparent)
        {
            after++;
        }

        return before >= 0
            && after < label.Length
            && tables.GetJoiningType(label[before]) is UnicodeJoiningType.LeftJoining or UnicodeJoiningType.DualJoining
            && tables.GetJoiningType(label[after]) is UnicodeJoiningType.RightJoining or UnicodeJoiningType.DualJoining;
    }
}
