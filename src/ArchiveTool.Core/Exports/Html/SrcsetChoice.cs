using System.Globalization;
using ArchiveTool.Core.References;

namespace ArchiveTool.Core.Exports.Html;

/// <summary>
/// The one candidate of a <c>srcset</c> that stays: what a window of usual width shows at one pixel per CSS pixel. Of several
/// <c>data:</c> URLs Chromium would show the largest, since it need not load it.
/// </summary>
internal static class SrcsetChoice
{
    private const double Window = 1280;
    private const double FontSize = 16;

    /// <summary>The candidate; null if the list is empty.</summary>
    /// <param name="candidates">Each address with its descriptor.</param>
    /// <param name="sizes">The attribute <c>sizes</c>, or null.</param>
    public static (string Address, string? Descriptor)? Choose(
        IReadOnlyList<(string Address, string? Descriptor)> candidates,
        string? sizes
    )
    {
        if (candidates.Count == 0)
        {
            return null;
        }

        var width = GetWidth(sizes ?? "100vw");
        var sorted = candidates
            .Select(candidate => (candidate, Density: GetDensity(candidate.Descriptor, width)))
            .OrderBy(one => one.Density)
            .ToList();
        for (var i = 0; i < sorted.Count - 1; i++)
        {
            // The rule of browsers: the next one only beyond the geometric mean of both.
            if (sorted[i + 1].Density >= 1 && sorted[i].Density * sorted[i + 1].Density >= 1)
            {
                return sorted[i].candidate;
            }
        }

        return sorted[^1].candidate;
    }

    /// <summary>The candidates of an element that stand in the library, its <c>src</c> as one of a single density among them.</summary>
    public static IReadOnlyList<(string Address, string? Descriptor)> List(string srcset, string? src)
    {
        var list = SrcsetParser
            .Parse(srcset)
            .Select(one => (Address: srcset.Substring(one.Start, one.Length), one.Descriptor))
            .ToList();
        var isDense = list.TrueForAll(one => one.Descriptor is null || one.Descriptor.EndsWith('x'));
        if (src is not null && isDense && list.TrueForAll(one => one.Descriptor is not (null or "1x")))
        {
            list.Add((src, null));
        }

        return list;
    }

    private static double GetDensity(string? descriptor, double width) =>
        descriptor is { Length: > 1 }
        && double.TryParse(descriptor.AsSpan(0, descriptor.Length - 1), CultureInfo.InvariantCulture, out var number)
            ? descriptor[^1] == 'w'
                ? number / width
                : number
            : 1;

    /// <summary>https://html.spec.whatwg.org/multipage/images.html#parsing-a-sizes-attribute, for what most sites write.</summary>
    private static double GetWidth(string sizes)
    {
        foreach (var part in sizes.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var end = part.LastIndexOf(')');
            var condition = end < 0 ? "" : part[..(end + 1)];
            var length = end < 0 ? part : part[(end + 1)..].Trim();
            if (Holds(condition) && ToPixels(length) is { } pixels and > 0)
            {
                return pixels;
            }
        }

        return Window;
    }

    private static bool Holds(string condition) =>
        condition
            .Split("and", StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .All(feature =>
            {
                var parts = feature.Trim('(', ')').Split(':', StringSplitOptions.TrimEntries);
                return parts is [var name, var value]
                    && ToPixels(value) is { } pixels
                    && name switch
                    {
                        "min-width" => Window >= pixels,
                        "max-width" => Window <= pixels,
                        _ => false,
                    };
            });

    private static double? ToPixels(string length)
    {
        var digits = length.TakeWhile(c => char.IsAsciiDigit(c) || c == '.').Count();
        if (!double.TryParse(length.AsSpan(0, digits), CultureInfo.InvariantCulture, out var number))
        {
            return null;
        }

        return length[digits..] switch
        {
            "px" => number,
            "vw" => number * Window / 100,
            "em" or "rem" => number * FontSize,
            _ => null,
        };
    }
}
