namespace ArchiveTool.Cli.Languages;

/// <summary>Which language the user reads.</summary>
internal static class Language
{
    /// <summary>What decides, the first that is set: ours, then the locale's (POSIX, XBD 8.2).</summary>
    private static readonly string[] Variables = ["ARCHIVETOOL_LANG", "LC_ALL", "LC_MESSAGES", "LANG"];

    public static bool IsChinese() =>
        Variables
            .Select(Environment.GetEnvironmentVariable)
            .FirstOrDefault(value => !string.IsNullOrEmpty(value))
            ?.StartsWith("zh", StringComparison.OrdinalIgnoreCase) == true;
}
