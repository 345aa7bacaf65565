using System.Text;

namespace ArchiveTool.Tracking.Rules;

/// <summary>
/// Finds the longest text that everything a regular expression fits must hold. A URL without it need not be asked the
/// expression, which costs a hundred times as much.
/// </summary>
internal static class RequiredLiteral
{
    /// <summary>The literal in lower case, or null if none can be said for sure.</summary>
    public static string? Find(string pattern)
    {
        var best = "";
        var run = new StringBuilder();
        var at = 0;
        while (at < pattern.Length)
        {
            var (length, literal) = Read(pattern, at);
            if (literal == '|' || length < 0)
            {
                return null;
            }

            at += length;
            var quantifier = at < pattern.Length ? pattern[at] : ' ';
            if (literal is { } sign && quantifier is not ('?' or '*' or '{'))
            {
                run.Append(char.ToLowerInvariant(sign));
                if (quantifier != '+')
                {
                    continue;
                }
            }

            best = Better(best, run);
            at = AfterQuantifier(pattern, at);
        }

        best = Better(best, run);
        return best.Length == 0 ? null : best;
    }

    /// <summary>The length of the atom at a place, and the character that it stands for if it is one.</summary>
    private static (int Length, char? Literal) Read(string pattern, int at)
    {
        switch (pattern[at])
        {
            case '\\':
                return at + 1 == pattern.Length ? (-1, null)
                    : char.IsAsciiLetterOrDigit(pattern[at + 1]) ? (2 + GetOperand(pattern, at + 1), null)
                    : (2, pattern[at + 1]);
            case '(':
                // A comment or an option for all that follows changes how the rest is read.
                return pattern.AsSpan(at).StartsWith("(?x") || pattern.AsSpan(at).StartsWith("(?#")
                    ? (-1, null)
                    : (GroupLength(pattern, at), null);
            case '[':
                return (ClassLength(pattern, at), null);
            case '|':
                return (1, '|');
            case '.' or '^' or '$' or '?' or '*' or '+' or ')':
                return (1, null);
            default:
                return (1, pattern[at] < 128 ? pattern[at] : null);
        }
    }

    /// <summary>How many characters belong to an escape such as <c>\x41</c>, <c>\u0041</c>, <c>\cA</c> or <c>\12</c>.</summary>
    private static int GetOperand(string pattern, int at)
    {
        var length = pattern[at] switch
        {
            'x' => 2,
            'u' => 4,
            'c' => 1,
            >= '0' and <= '9' => DigitsAt(pattern, at + 1),
            _ => 0,
        };
        return Math.Min(length, pattern.Length - at - 1);
    }

    private static int DigitsAt(string pattern, int at)
    {
        var end = at;
        while (end < pattern.Length && char.IsAsciiDigit(pattern[end]))
        {
            end++;
        }

        return end - at;
    }

    private static int GroupLength(string pattern, int start)
    {
        var depth = 0;
        for (var at = start; at < pattern.Length; at++)
        {
            if (pattern[at] == '\\')
            {
                at++;
            }
            else if (pattern[at] == '[')
            {
                at += ClassLength(pattern, at) - 1;
            }
            else if (pattern[at] == '(')
            {
                depth++;
            }
            else if (pattern[at] == ')' && --depth == 0)
            {
                return at + 1 - start;
            }
        }

        return pattern.Length - start;
    }

    private static int ClassLength(string pattern, int start)
    {
        for (var at = start + 1; at < pattern.Length; at++)
        {
            if (pattern[at] == '\\')
            {
                at++;
            }
            else if (pattern[at] == ']')
            {
                return at + 1 - start;
            }
        }

        return pattern.Length - start;
    }

    private static int AfterQuantifier(string pattern, int at)
    {
        if (at < pattern.Length && pattern[at] == '{')
        {
            var end = pattern.IndexOf('}', at);
            return end < 0 ? pattern.Length : end + 1;
        }

        while (at < pattern.Length && pattern[at] is '?' or '*' or '+')
        {
            at++;
        }

        return at;
    }

    private static string Better(string best, StringBuilder run)
    {
        var text = run.ToString();
        run.Clear();
        // What every URL holds tells none apart.
        return
            text.Length <= best.Length
            || text is "http" or "https" or "://" or "https://" or "http://" or "://www." or "/"
            ? best
            : text;
    }
}
