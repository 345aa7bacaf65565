using System.Text;

namespace ArchiveTool.Core.Urls;

/// <summary>Domain to ASCII (https://url.spec.whatwg.org/#concept-domain-to-ascii).</summary>
internal static class Idna
{
    /// <summary>The ASCII form of a domain, or null on failure.</summary>
    public static string? ToAscii(string domain)
    {
        var output = new StringBuilder();
        foreach (var label in domain.ToLowerInvariant().Split('.', '\u3002'))
        {
            if (output.Length > 0)
            {
                output.Append('.');
            }

            if (Ascii.IsValid(label))
            {
                output.Append(label);
                continue;
            }

            output.Append("xn--");
            if (!Punycode.TryEncode([.. label.EnumerateRunes().Select(rune => rune.Value)], output))
            {
                return null;
            }
        }

        return output.ToString();
    }
}
