using System.Text.RegularExpressions;

namespace ArchiveTool.Core.Runs.Auditing;

/// <summary>Another address or file for references.</summary>
/// <param name="Pattern">What is replaced, in the absolute URL or in what is written.</param>
/// <param name="Replacement">What stands there instead; <c>$1</c> is the pattern's first group.</param>
public sealed record ReferenceRemap(Regex Pattern, string Replacement)
{
    /// <summary>The address with the replacement, or null if the pattern does not match.</summary>
    public string? Apply(string address)
    {
        try
        {
            return Pattern.IsMatch(address) ? Pattern.Replace(address, Replacement) : null;
        }
        catch (RegexMatchTimeoutException)
        {
            return null;
        }
    }
}
