using System.Text;
using System.Text.RegularExpressions;

namespace ArchiveTool.Core.Inputs;

/// <summary>
/// A pattern for paths by the rules of gitignore (https://git-scm.com/docs/gitignore#_pattern_format): without a slash it
/// names files and folders at any depth, with one it starts at its own folder.
/// </summary>
internal sealed class PathGlob
{
    private readonly Regex regex;

    private PathGlob(Regex regex, bool isFolderOnly)
    {
        this.regex = regex;
        IsFolderOnly = isFolderOnly;
    }

    /// <summary>Whether files are left alone, since the pattern ends with a slash.</summary>
    public bool IsFolderOnly { get; }

    /// <summary>Reads a pattern; null if it is empty.</summary>
    public static PathGlob? Parse(string pattern)
    {
        ArgumentNullException.ThrowIfNull(pattern);
        var text = pattern.Replace("\\ ", " ", StringComparison.Ordinal);
        var isFolderOnly = text.EndsWith('/');
        text = text.TrimEnd('/');
        if (text.Length == 0)
        {
            return null;
        }

        var isAnchored = text.Contains('/', StringComparison.Ordinal);
        if (text.StartsWith("./", StringComparison.Ordinal))
        {
            text = text[2..];
        }

        var expression = new StringBuilder(isAnchored ? "^" : "^(?:.*/)?");
        Append(expression, text.TrimStart('/'));
        return new PathGlob(
            new Regex(expression.Append('$').ToString(), RegexOptions.CultureInvariant | RegexOptions.NonBacktracking),
            isFolderOnly
        );
    }

    /// <summary>Whether the pattern names a path.</summary>
    /// <param name="path">Relative to the pattern's folder, with slashes.</param>
    /// <param name="isFolder">Whether it is a folder.</param>
    public bool Names(string path, bool isFolder) => (isFolder || !IsFolderOnly) && regex.IsMatch(path);

    private static void Append(StringBuilder expression, string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (text.AsSpan(i).StartsWith("**/"))
            {
                expression.Append("(?:.*/)?");
                i += 2;
            }
            else if (text.AsSpan(i).StartsWith("**"))
            {
                expression.Append(".*");
                i++;
            }
            else if (text[i] is '*' or '?')
            {
                expression.Append(text[i] == '*' ? "[^/]*" : "[^/]");
            }
            else if (text[i] == '[' && text.IndexOf(']', i + 2 < text.Length ? i + 2 : i) is var end && end > i)
            {
                var set = text[(i + 1)..end]
                    .Replace("\\", "\\\\", StringComparison.Ordinal)
                    .Replace("[", "\\[", StringComparison.Ordinal);
                expression.Append(set.StartsWith('!') ? $"[^/{set[1..]}]" : $"[{set}]");
                i = end;
            }
            else
            {
                i += text[i] == '\\' && i + 1 < text.Length ? 1 : 0;
                expression.Append(Regex.Escape(text[i].ToString()));
            }
        }
    }
}
