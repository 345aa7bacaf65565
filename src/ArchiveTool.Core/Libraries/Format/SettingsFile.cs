using System.Text.Json;
using ArchiveTool.Core.Files;
using ArchiveTool.Core.Findings;
using ArchiveTool.Core.Media.Thumbnails;

namespace ArchiveTool.Core.Libraries.Format;

/// <summary><c>library.json</c>: the format of a library and its settings.</summary>
internal static class SettingsFile
{
    /// <summary>What can be done where it is lost or damaged.</summary>
    public const string Advice =
        """restore it from a copy, or write {"format": 1} into it to go on with the usual settings""";

    private const long MostBytes = 1 << 20;
    private const int MostWidths = 64;

    /// <summary>Whether the library has it.</summary>
    public static bool Exists(LibraryDirectory directory) => directory.Find(LibraryLayout.Settings) is not null;

    /// <summary>Reads it.</summary>
    /// <exception cref="IOException">It cannot be read, or something else stands in its place.</exception>
    public static async Task<Outcome<LibrarySettings>> ReadAsync(
        LibraryDirectory directory,
        CancellationToken cancellationToken
    )
    {
        var path = LibraryLayout.InMessages(directory, LibraryLayout.Settings);
        try
        {
            var json = await directory.ReadAsync(LibraryLayout.Settings, MostBytes, cancellationToken);
            var settings = StrictJson.Read(json, SettingsJson.Default.LibrarySettings);
            return settings.Format > LibrarySettings.CurrentFormat
                ? new Failure(
                    $"{directory.Root} is of format {settings.Format}, newer than this program's {LibrarySettings.CurrentFormat}; use a newer archivetool"
                )
                : Check(path, settings);
        }
        catch (JsonException exception)
        {
            return new Failure($"{path} is damaged ({exception.Message}); {Advice}");
        }
    }

    /// <summary>Writes it.</summary>
    public static Task WriteAsync(
        LibraryDirectory directory,
        LibrarySettings settings,
        bool toDisk,
        CancellationToken cancellationToken
    )
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(settings, SettingsJson.Default.LibrarySettings);
        return directory.WriteAsync(LibraryLayout.Settings, (byte[])[.. json, (byte)'\n'], toDisk, cancellationToken);
    }

    /// <summary>What the file leaves out is as in a new library.</summary>
    private static Outcome<LibrarySettings> Check(string path, LibrarySettings read)
    {
        // Null if the file says nothing, whatever the types promise.
        var settings = read with
        {
            ThumbnailWidths = read.ThumbnailWidths ?? LibrarySettings.Default.ThumbnailWidths,
        };
        var isKnown =
            settings.Format >= 0
            && settings.ThumbnailWidths.Count <= MostWidths
            && settings.ThumbnailWidths.All(width => width is >= 1 and <= ThumbnailSettings.MaxDimension);
        return isKnown ? settings : new Failure($"{path} has unsupported thumbnail settings; {Advice}");
    }
}
