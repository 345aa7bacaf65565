using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace ArchiveTool.Tracking.Rules;

/// <summary>
/// Reads what stands before a rule's modifiers
/// (https://adguard.com/kb/general/ad-filtering/create-own-filters/#basic-rules-syntax).
/// </summary>
internal static partial class RemoveParamPattern
{
    /// <summary>False if the regex is invalid; the file records the problem.</summary>
    public static bool TryParse(
        string text,
        bool ignoresCase,
        int line,
        RuleFileContent content,
        out string? host,
        out RulePattern? pattern
    )
    {
        host = null;
        pattern = null;
        if (text.Length > 1 && text[0] == '/' && text[^1] == '/')
        {
            pattern = content.Pattern(text[1..^1], text, line, ignoresCase);
            return pattern is not null;
        }

        if (text.Trim('*').Length == 0)
        {
            return true;
        }

        if (WithAsciiHost(text) is not { } ascii)
        {
            content.Refuse(line, $"'{text}' names no host");
            return false;
        }

        var named = Host().Match(ascii);
        if (named.Success)
        {
            host = named.Groups["host"].Value.ToLowerInvariant();
            if (named.Groups["rest"].Value is "" or "^" or "^*" or "*" or "/" or "/*")
            {
                return true;
            }
        }

        pattern = content.Pattern(ToExpression(ascii), text, line, ignoresCase);
        return pattern is not null;
    }

    /// <summary>The pattern with its host as URLs have it; null where that can be none.</summary>
    private static string? WithAsciiHost(string text)
    {
        if (Ascii.IsValid(text) || Authority().Match(text) is not { Success: true } found)
        {
            return text;
        }

        var host = found.Groups["host"];
        var parts = host.Value.Split('*').Select(AsciiHost.Convert).ToArray();
        return Array.Exists(parts, part => part is null)
            ? null
            : string.Concat(text[..host.Index], string.Join('*', parts), text[(host.Index + host.Length)..]);
    }

    private static string ToExpression(string text)
    {
        var expression = new StringBuilder();
        var rest = text.AsSpan();
        if (rest.StartsWith("||"))
        {
            expression.Append("^[a-z]+://([^/?#]*\\.)?");
            rest = rest[2..];
        }
        else if (rest.StartsWith('|'))
        {
            expression.Append('^');
            rest = rest[1..];
        }

        var isClosed = rest.EndsWith('|');
        foreach (var sign in (isClosed ? rest[..^1] : rest).EnumerateRunes())
        {
            switch (sign.Value)
            {
                case '*':
                    expression.Append(".*");
                    break;
                case '^':
                    // Anything but a letter, a digit and _ - . %, or the end.
                    expression.Append("([^A-Za-z0-9_.%-]|$)");
                    break;
                case > 127:
                    AppendEncoded(expression, sign);
                    break;
                case var _ when Rune.IsLetterOrDigit(sign):
                    expression.Append(sign);
                    break;
                default:
                    expression.Append('\\').Append(sign);
                    break;
            }
        }

        return expression.Append(isClosed ? "$" : "").ToString();
    }

    /// <summary>As URLs have it behind their host, no matter who wrote them: in bytes, with digits of either case.</summary>
    private static void AppendEncoded(StringBuilder expression, Rune sign)
    {
        Span<byte> bytes = stackalloc byte[4];
        expression.Append("(?i:");
        foreach (var one in bytes[..sign.EncodeToUtf8(bytes)])
        {
            expression.Append(CultureInfo.InvariantCulture, $"%{one:X2}");
        }

        expression.Append(')');
    }

    [GeneratedRegex(
        @"^\|\|(?<host>[a-z0-9-]+(\.[a-z0-9-]+)+)(?<rest>$|[\^/*?:|].*)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        Timeout.Infinite
    )]
    private static partial Regex Host();

    [GeneratedRegex(
        @"^(\|\||\|?[a-z]+://)(?<host>[^/?^|:]+)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        Timeout.Infinite
    )]
    private static partial Regex Authority();
}
