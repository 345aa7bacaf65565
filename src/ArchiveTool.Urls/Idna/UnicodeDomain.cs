using System.Text;

namespace ArchiveTool.Urls.Idna;

/// <summary>
/// Unicode ToASCII of UTS 46 (https://www.unicode.org/reports/tr46/#ToASCII) as the URL standard's domain to ASCII
/// calls it: non-transitional, hyphens unchecked, bidi and joiners checked, no STD3 rules, no length checks.
/// </summary>
internal static class UnicodeDomain
{
    private const string Prefix = "xn--";

    /// <summary>The ASCII form of a domain, or null on failure.</summary>
    public static string? ToAscii(string domain)
    {
        if (Ascii.IsValid(domain) && !domain.Contains(Prefix, StringComparison.OrdinalIgnoreCase))
        {
            return domain.ToLowerInvariant();
        }

        var tables = IdnaTables.Instance;
        var labels = new List<Label>();
        foreach (var written in UnicodeNormalization.ToNfc(Map(tables, domain)).Split('.'))
        {
            if (Read(written) is not { } label)
            {
                return null;
            }

            labels.Add(label);
        }

        var isBidi = labels.Exists(label => BidiRule.IsRightToLeft(tables, label.CodePoints));
        var output = new StringBuilder(domain.Length + 8);
        foreach (var label in labels)
        {
            if (!IsValid(tables, label.CodePoints, isBidi))
            {
                return null;
            }

            if (!ReferenceEquals(label, labels[0]))
            {
                output.Append('.');
            }

            if (Ascii.IsValid(label.Text))
            {
                output.Append(label.Text);
                continue;
            }

            if (!Punycode.TryEncode(label.CodePoints, output.Append(Prefix)))
            {
                return null;
            }
        }

        return output.ToString();
    }

    // https://www.unicode.org/reports/tr46/#ProcessingStepMap
    private static string Map(IdnaTables tables, string domain)
    {
        var text = new StringBuilder(domain.Length);
        foreach (var rune in domain.EnumerateRunes())
        {
            var mapping = tables.GetMapping(rune.Value);
            if (mapping is null)
            {
                text.Append(rune);
            }
            else
            {
                text.Append(mapping);
            }
        }

        return text.ToString();
    }

    // https://www.unicode.org/reports/tr46/#ProcessingStepConvertValidate
    private static Label? Read(string written)
    {
        if (!written.StartsWith(Prefix, StringComparison.Ordinal))
        {
            return new Label(written, [.. written.EnumerateRunes().Select(rune => rune.Value)]);
        }

        if (!Ascii.IsValid(written) || Punycode.Decode(written.AsSpan(Prefix.Length)) is not { } decoded)
        {
            return null;
        }

        // Punycode for nothing or for what needs none is a spoof, and so is a label that is not in form C.
        if (decoded.TrueForAll(codePoint => codePoint < 0x80))
        {
            return null;
        }

        var text = string.Concat(decoded.Select(char.ConvertFromUtf32));
        return UnicodeNormalization.ToNfc(text) == text ? new Label(text, [.. decoded]) : null;
    }

    // https://www.unicode.org/reports/tr46/#Validity_Criteria, form C seen to above.
    private static bool IsValid(IdnaTables tables, int[] label, bool isBidi)
    {
        if (label.Length == 0)
        {
            return true;
        }

        return !tables.IsMark(label[0])
            && !IsPrefixed(label)
            && Array.TrueForAll(label, codePoint => codePoint != '.' && tables.IsValid(codePoint))
            && JoinerRule.IsKept(tables, label)
            && (!isBidi || BidiRule.IsKept(tables, label));
    }

    private static bool IsPrefixed(ReadOnlySpan<int> label) => label is ['x', 'n', '-', '-', ..];

    private sealed record Label(string Text, int[] CodePoints);
}
