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

            var (name, value) = Split(text);
            if (!char.IsWhiteSpace(text[0]) && (value.Length == 0 || text[0] == '['))
            {
                isWithin = name.Trim('[', ']') == section;
            }
            else if (isWithin && name == key)
            {
                return value;
            }
            else if (!char.IsWhiteSpace(text[0]) && !settings.Contains('[', StringComparison.Ordinal))
            {
                // In YAML the section ends with the indentation.
                isWithin = false;
            }
        }

        return null;
    }

    private static (string Name, string Value) Split(string line)
    {
        var mark = line.IndexOfAny([':', '=']);
        var name = (mark < 0 ? line : line[..mark]).Trim().Trim('"', '\'');
        var value = mark < 0 ? "" : line[(mark + 1)..].Split(" #")[0].Trim().Trim('"', '\'');
        return (name, value);
    }
}
