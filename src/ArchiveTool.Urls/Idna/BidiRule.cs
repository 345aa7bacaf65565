namespace ArchiveTool.Urls.Idna;

/// <summary>The Bidi Rule for labels (https://www.rfc-editor.org/rfc/rfc5893#section-2).</summary>
internal static class BidiRule
{
    /// <summary>Whether a label makes its domain name a bidi domain name.</summary>
    public static bool IsRightToLeft(IdnaTables tables, ReadOnlySpan<int> label)
    {
        foreach (var codePoint in label)
        {
            if (
                tables.GetBidiClass(codePoint)
                is UnicodeBidiClass.RightToLeft
                    or UnicodeBidiClass.ArabicLetter
                    or UnicodeBidiClass.ArabicNumber
            )
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a label (not empty) of a bidi domain name keeps the rule's six conditions.</summary>
    public static bool IsKept(IdnaTables tables, ReadOnlySpan<int> label)
    {
        var first = tables.GetBidiClass(label[0]);
        var isRightToLeft = first is UnicodeBidiClass.RightToLeft or UnicodeBidiClass.ArabicLetter;
        if (!isRightToLeft && first != UnicodeBidiClass.LeftToRight)
        {
            return false;
        }

        var last = UnicodeBidiClass.Other;
        var (european, arabic) = (false, false);
        foreach (var codePoint in label)
        {
            var found = tables.GetBidiClass(codePoint);
            if (!IsAllowed(found, isRightToLeft))
            {
                return false;
            }

            european |= found == UnicodeBidiClass.EuropeanNumber;
            arabic |= found == UnicodeBidiClass.ArabicNumber;
            last = found == UnicodeBidiClass.NonspacingMark ? last : found;
        }

        return !(european && arabic) && IsAllowedLast(last, isRightToLeft);
    }

    private static bool IsAllowed(UnicodeBidiClass found, bool isRightToLeft) =>
        found switch
        {
            UnicodeBidiClass.EuropeanNumber
            or UnicodeBidiClass.EuropeanSeparator
            or UnicodeBidiClass.CommonSeparator
            or UnicodeBidiClass.EuropeanTerminator
            or UnicodeBidiClass.OtherNeutral
            or UnicodeBidiClass.BoundaryNeutral
            or UnicodeBidiClass.NonspacingMark => true,
            UnicodeBidiClass.LeftToRight => !isRightToLeft,
            UnicodeBidiClass.RightToLeft or UnicodeBidiClass.ArabicLetter or UnicodeBidiClass.ArabicNumber =>
                isRightToLeft,
            _ => false,
        };

    private static bool IsAllowedLast(UnicodeBidiClass last, bool isRightToLeft) =>
        last switch
        {
            UnicodeBidiClass.EuropeanNumber => true,
            UnicodeBidiClass.LeftToRight => !isRightToLeft,
            UnicodeBidiClass.RightToLeft or UnicodeBidiClass.ArabicLetter or UnicodeBidiClass.ArabicNumber =>
                isRightToLeft,
            _ => false,
        };
}
