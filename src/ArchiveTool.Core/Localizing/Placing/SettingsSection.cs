using System.Text.RegularExpressions;

namespace ArchiveTool.Core.Localizing.Placing;

/// <summary>Reads a key below another one in a site's settings, in YAML and TOML.</summary>
internal static class SettingsSection
{
    /// <summary>The value of <c>section.key</c>, or null.</summary>
    public static string? Find(string settings, string section, string key)
    {
        var isWithin = false;
        foreach (var line in settings.Split('\n'))
        {
            var text = line.TrimEnd();
            if (text.Length == 0 || text.TrimStart().StartsWith('#'))
            {
                continue;
            }

            if (!char.IsWhiteSpace(text[0]))
            {
                isWithin = Regex.IsMatch(text, $@"^\[?{Regex.Escape(section)}\]?\s*:?\s*$", RegexOptions.CultureInvariant);
            }

            var found = Regex.Match(
                text,
                $"""^\s*["']?{Regex.Escape(key)}["']?\s*[:=]\s*["']?(?<value>[^"'#]*?)["']?\s*(#.*)?$""",
                RegexOptions.CultureInvariant
            );
            if (isWithin && found.Success)
            {
                return found.Groups["value"].Value;
            }
        }

        return null;
    }
}
