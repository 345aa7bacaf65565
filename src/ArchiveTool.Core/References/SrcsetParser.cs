using System.Globalization;
using ArchiveTool.Core.Documents.Text;

namespace ArchiveTool.Core.References;

/// <summary>
/// Parses a <c>srcset</c> attribute by the HTML standard
/// (https://html.spec.whatwg.org/multipage/images.html#parse-a-srcset-attribute). Candidates whose descriptors are
/// broken are none, as in a browser.
/// </summary>
internal static class SrcsetParser
{
    public static List<SrcsetCandidate> Parse(ReadOnlySpan<char> input)
    {
        var candidates = new List<SrcsetCandidate>();
        var at = 0;
        while (true)
        {
            while (at < input.Length && (IsSpace(input[at]) || input[at] == ','))
            {
                at++;
            }

            if (at >= input.Length)
            {
                return candidates;
            }

            var start = at;
            var space = input[at..].IndexOfAny(TextMarks.WhiteSpace);
            at = space < 0 ? input.Length : at + space;
            var url = input[start..at];
            if (url[^1] == ',')
            {
                candidates.Add(new SrcsetCandidate(start, url.TrimEnd(',').Length, null, 1));
                continue;
            }

            var from = at;
            at = DescriptorsEnd(input, at);
            var written = input[from..at].Trim(TextMarks.AsciiWhiteSpace);
            if (Size(written) is { } size)
            {
                candidates.Add(
                    new SrcsetCandidate(start, url.Length, written.IsEmpty ? null : written.ToString(), size)
                );
            }
        }
    }

    /// <summary>
    /// Parses sets with bars between them, each with its media condition or type in square brackets, as lazysizes has them
    /// (https://github.com/aFarkas/lazysizes/tree/gh-pages/plugins/bgset).
    /// </summary>
    public static List<SrcsetCandidate> ParseSets(ReadOnlySpan<char> input)
    {
        var candidates = new List<SrcsetCandidate>();
        for (var start = 0; start <= input.Length; )
        {
            var bar = input[start..].IndexOf('|');
            var set = input.Slice(start, bar < 0 ? input.Length - start : bar);
            var condition = set.IndexOf(" [");
            foreach (var candidate in Parse(condition < 0 ? set : set[..condition]))
            {
                candidates.Add(candidate with { Start = start + candidate.Start });
            }

            start += set.Length + 1;
        }

        return candidates;
    }

    private static bool IsSpace(char unit) => unit is ' ' or '\t' or '\n' or '\f' or '\r';

    /// <summary>The comma that ends a candidate, one in parentheses not counted, or the end.</summary>
    private static int DescriptorsEnd(ReadOnlySpan<char> input, int at)
    {
        for (var isInside = false; at < input.Length; at++)
        {
            isInside = input[at] switch
            {
                '(' => true,
                ')' => false,
                _ => isInside,
            };
            if (input[at] == ',' && !isInside)
            {
                break;
            }
        }

        return at;
    }

    /// <summary>The width or density that valid descriptors give, or null.</summary>
    private static double? Size(ReadOnlySpan<char> descriptors)
    {
        double? width = null;
        double? density = null;
        double? height = null;
        foreach (var range in descriptors.SplitAny(TextMarks.WhiteSpace))
        {
            var descriptor = descriptors[range];
            if (descriptor.IsEmpty)
            {
                continue;
            }

            var number = descriptor[..^1];
            switch (descriptor[^1])
            {
                case 'w' when width is null && density is null && Pixels(number) is { } pixels:
                    width = pixels;
                    break;
                case 'x' when width is null && density is null && height is null && Number(number) is { } ratio:
                    density = ratio;
                    break;
                case 'h' when height is null && density is null && Pixels(number) is { } pixels:
                    height = pixels;
                    break;
                default:
                    return null;
            }
        }

        // A height says nothing without a width.
        return height is not null && width is null ? null : width ?? density ?? 1;
    }

    private static double? Pixels(ReadOnlySpan<char> digits) =>
        digits.Length > 0
        && digits.IndexOfAnyExceptInRange('0', '9') < 0
        && double.Parse(digits, CultureInfo.InvariantCulture) is var value and > 0
            ? value
            : null;

    /// <summary>https://html.spec.whatwg.org/multipage/common-microsyntaxes.html#valid-floating-point-number</summary>
    private static double? Number(ReadOnlySpan<char> written)
    {
        var isNumber =
            written.Length > 0
            && written[0] != '+'
            && written[^1] != '.'
            && double.TryParse(
                written,
                NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent,
                CultureInfo.InvariantCulture,
                out _
            );
        return isNumber && double.Parse(written, CultureInfo.InvariantCulture) is var value and >= 0 ? value : null;
    }
}
