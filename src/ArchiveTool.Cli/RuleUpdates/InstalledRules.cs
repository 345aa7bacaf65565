namespace ArchiveTool.Cli.RuleUpdates;

/// <summary>Where an installed catalogue stands: the user's folder for programs' data.</summary>
internal static class InstalledRules
{
    /// <summary>The bundle's file; null if the user has no such folder.</summary>
    public static string? Path { get; } =
        FindFolder() is { Length: > 0 } folder ? System.IO.Path.Combine(folder, "archivetool", "catalogue.json") : null;

    /// <summary>Puts a bundle in its place, whole or not at all.</summary>
    /// <returns>Why that failed, or null.</returns>
    public static string? Write(byte[] bundle)
    {
        if (Path is not { } path)
        {
            return "there is no folder for programs' data: set XDG_DATA_HOME or HOME";
        }

        var temporary = $"{path}.{Environment.ProcessId}.tmp";
        try
        {
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
            File.WriteAllBytes(temporary, bundle);
            File.Move(temporary, path, overwrite: true);
            return null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            File.Delete(temporary);
            return $"{path} cannot be written: {exception.Message}";
        }
    }

    // https://specifications.freedesktop.org/basedir-spec/latest/; the runtime knows the other systems' folders.
    private static string FindFolder() =>
        Environment.GetEnvironmentVariable("XDG_DATA_HOME") is { Length: > 0 } given
        && System.IO.Path.IsPathFullyQualified(given)
            ? given
            : Environment.GetFolderPath(
                Environment.SpecialFolder.LocalApplicationData,
                Environment.SpecialFolderOption.DoNotVerify
            );
}
