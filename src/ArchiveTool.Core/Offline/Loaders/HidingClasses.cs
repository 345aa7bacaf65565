using System.Buffers;
using System.Text.RegularExpressions;

namespace ArchiveTool.Core.Offline.Loaders;

/// <summary>
/// The classes by which a document's own style sheets hide elements, so that a loader which no table knows cannot keep a
/// picture hidden either.
/// </summary>
internal sealed partial class HidingClasses
{
    // Beyond it a document is a whole site's CSS, whose loaders the table knows.
    private const int MostOfSheet = 1 << 20;

    private static readonly SearchValues<char> Combinators = SearchValues.Create(" >+~\t\n");

    private readonly HashSet<string> names = new(StringComparer.Ordinal);

    /// <summary>Whether a rule hides what has this class.</summary>
    public bool Hides(string name) => names.Contains(name);

    /// <summary>Whether a style sheet has a rule that hides something.</summary>
    public static bool MayHide(string css) => Hiding().IsMatch(css);

    /// <summary>Reads a style sheet.</summary>
    public void Take(string css)
    {
        for (var open = css.IndexOf('{', StringComparison.Ordinal); open >= 0 && open < MostOfSheet; )
        {
            var close = css.AsSpan(open + 1).IndexOfAny('{', '}');
            if (close < 0)
            {
                return;
            }

            close += open + 1;
            if (css[close] == '}' && Hiding().IsMatch(css.AsSpan(open, close - open)))
            {
                var from = css.AsSpan(0, open).LastIndexOfAny('{', '}', ';') + 1;
                foreach (var selector in css[from..open].Split(','))
                {
                    Add(selector.AsSpan().Trim());
                }
            }

            open = css[close] == '{' ? close : css.IndexOf('{', close);
        }
    }

    private void Add(ReadOnlySpan<char> selector)
    {
        var subject = selector[(selector.LastIndexOfAny(Combinators) + 1)..];
        if (!subject.Contains(':'))
        {
            foreach (var name in ClassName().EnumerateMatches(subject))
            {
                names.Add(subject.Slice(name.Index + 1, name.Length - 1).ToString());
            }
        }
    }

    [GeneratedRegex(
        @"[{;\s](display\s*:\s*none|visibility\s*:\s*hidden|opacity\s*:\s*0?\.?0+\s*([;!}]|$)|(max-)?(width|height)\s*:\s*[01](px)?\s*([;!}]|$)|(-webkit-)?filter\s*:\s*blur|transform\s*:\s*scale\(0\)|clip(-path)?\s*:\s*(rect|inset))",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        Timeout.Infinite
    )]
    private static partial Regex Hiding();

    [GeneratedRegex(@"\.[\w-]+", RegexOptions.CultureInvariant, Timeout.Infinite)]
    private static partial Regex ClassName();
}
