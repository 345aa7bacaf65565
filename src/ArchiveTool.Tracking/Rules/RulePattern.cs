using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;

namespace ArchiveTool.Tracking.Rules;

/// <summary>
/// A regular expression of a user's rule, in JavaScript's flavour. It comes from elsewhere, so it has a time limit; one
/// that has passed it is not asked again.
/// </summary>
internal sealed class RulePattern
{
    private static readonly TimeSpan Limit = TimeSpan.FromMilliseconds(100);
    private readonly Regex regex;
    private readonly bool fitsAll;
    private volatile bool isTooSlow;

    private RulePattern(string text, string shown, int line, bool ignoresCase)
    {
        var converted = JavaScriptExpression.ToDotNet(text);
        regex = Parse(converted, ignoresCase);
        Text = shown;
        Line = line;
        Literal = RequiredLiteral.Find(converted);
        fitsAll = text is ".*" or "^.*" or "";
    }

    /// <summary>As it stands in the file.</summary>
    public string Text { get; }

    public int Line { get; }

    /// <summary>What a text must hold, in whatever case, to fit; null if nothing can be said.</summary>
    public string? Literal { get; }

    public bool IsTooSlow => isTooSlow;

    public static bool TryParse(
        string text,
        string shown,
        int line,
        bool ignoresCase,
        [NotNullWhen(true)] out RulePattern? pattern,
        out string failure
    )
    {
        failure = "";
        try
        {
            pattern = new RulePattern(text, shown, line, ignoresCase);
            return true;
        }
        catch (ArgumentException exception)
        {
            pattern = null;
            failure = GetReason(exception);
            return false;
        }
        catch (IndexOutOfRangeException)
        {
            // .NET's parser trips over "[^" at the end where it follows ECMAScript.
            pattern = null;
            failure = "it ends within brackets";
            return false;
        }
    }

    /// <summary>False where the text lacks what it must hold to fit: a hundred times cheaper to ask first.</summary>
    public bool MayFit(ReadOnlySpan<char> text) =>
        Literal is null || text.Contains(Literal, StringComparison.OrdinalIgnoreCase);

    public bool Fits(ReadOnlySpan<char> text)
    {
        if (fitsAll || isTooSlow)
        {
            return fitsAll;
        }

        try
        {
            return regex.IsMatch(text);
        }
        catch (RegexMatchTimeoutException)
        {
            isTooSlow = true;
            return false;
        }
    }

    /// <summary>The first group of the first match, or null.</summary>
    public string? FirstGroup(string text)
    {
        if (isTooSlow)
        {
            return null;
        }

        try
        {
            return regex.Match(text) is { Success: true } match && match.Groups[1].Success
                ? match.Groups[1].Value
                : null;
        }
        catch (RegexMatchTimeoutException)
        {
            isTooSlow = true;
            return null;
        }
    }

    /// <summary>The text without what matches, and what that was.</summary>
    public string Remove(string text, Action<string> removed)
    {
        if (isTooSlow)
        {
            return text;
        }

        try
        {
            return regex.Replace(
                text,
                match =>
                {
                    if (match.Length > 0)
                    {
                        removed(match.Value);
                    }

                    return "";
                }
            );
        }
        catch (RegexMatchTimeoutException)
        {
            isTooSlow = true;
            return text;
        }
    }

    /// <summary>What is wrong, without the expression: it is not quite the one that the file has.</summary>
    private static string GetReason(ArgumentException exception)
    {
        var place = exception is RegexParseException { Offset: var offset }
            ? string.Create(CultureInfo.InvariantCulture, $" at offset {offset}. ")
            : "";
        var end = exception.Message.LastIndexOf(place, StringComparison.Ordinal);
        return (end < 0 ? "it is malformed" : exception.Message[(end + place.Length)..]).TrimEnd('.');
    }

    private static Regex Parse(string text, bool ignoresCase)
    {
        var options = ignoresCase ? RegexOptions.IgnoreCase : RegexOptions.None;
        try
        {
            return new Regex(text, options | RegexOptions.ECMAScript, Limit);
        }
        catch (ArgumentException)
        {
            // Look-behind and Unicode categories, which JavaScript has meanwhile.
            return new Regex(text, options | RegexOptions.CultureInvariant, Limit);
        }
    }
}
