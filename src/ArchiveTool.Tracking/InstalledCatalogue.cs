namespace ArchiveTool.Tracking;

/// <summary>The catalogue that a program has installed beside the one it ships. It is used where it is the later one.</summary>
internal static class InstalledCatalogue
{
    /// <summary>Where the installed bundle stands; null for a program that installs none. Set before a catalogue is asked.</summary>
    public static string? Path { get; set; }

    /// <summary>The installed bundle where it is later than what the program ships; else null.</summary>
    public static CatalogueBundle? Find(out string? problem)
    {
        problem = null;
        if (Path is not { } path || !File.Exists(path))
        {
            return null;
        }

        try
        {
            var bundle = CatalogueBundle.ReadUnchecked(File.ReadAllBytes(path));
            return CatalogueBundle.IsLater(bundle.Version, CatalogueBundle.ShippedVersion) ? bundle : null;
        }
        catch (Exception exception)
            when (exception is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            problem = $"{path} cannot be used: {exception.Message}; run 'archivetool rules update' again, or delete it";
            return null;
        }
    }
}
