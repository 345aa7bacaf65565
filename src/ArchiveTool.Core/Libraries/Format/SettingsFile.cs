using System.Text.Json;
using ArchiveTool.Core.Files;
using ArchiveTool.Core.Media.Thumbnails;

namespace ArchiveTool.Core.Libraries.Format;

/// <summary><c>library.json</c>: the format of a library and its settings.</summary>
internal static class SettingsFile
{
    /// <summary>What can be done where it is lost or damaged.</summary>
    public const string Advice =
        """restore it from a copy, or write {"format": 1} into it to go on with the usual settings""";

    /// <summary>Reads it; neither settings nor failure where there is none.</summary>
    public static async Task<(LibrarySettings? Settings, string? Failure)> ReadAsync(
        LibraryLayout layout,
        CancellationToken cancellationToken
    )
    {
        if (!File.Exists(layout.Settings))
        {
            return (null, null);
        }

        try
        {
            var json = await File.ReadAllBytesAsync(layout.Settings, cancellationToken);
            var settings = JsonSerializer.Deserialize(json, LibraryJson.Readable.LibrarySettings);
            return settings switch
            {
                null => (null, $"{layout.Settings} is empty; {Advice}"),
                { Format: > LibrarySettings.CurrentFormat } => (
                    null,
                    $"{layout.Root} is of format {settings.Format}, newer than this program's {LibrarySettings.CurrentFormat}; use a newer archivetool"
                ),
                _ => Checked(layout, settings),
            };
        }
        catch (JsonException exception)
        {
            return (null, $"{layout.Settings} is damaged ({exception.Message}); {Advice}");
        }
    }

    /// <summary>What the file leaves out is as in a new library.</summary>
    private static (LibrarySettings? Settings, string? Failure) Checked(LibraryLayout layout, LibrarySettings read)
    {
        // Null where the file says nothing, whatever the types promise.
        var usual = LibrarySettings.Default;
        var settings = read with
        {
            ThumbnailWidths = read.ThumbnailWidths ?? usual.ThumbnailWidths,
            ThumbnailFormat = read.ThumbnailFormat ?? usual.ThumbnailFormat,
            Animation = read.Animation ?? usual.Animation,
        };
        var isKnown =
            settings.ThumbnailWidths.All(width => width is >= 1 and <= ThumbnailSettings.MaxDimension)
            && settings is { ThumbnailFormat: "webp" or "jpeg" or "png" or "avif", Animation: "keep" or "first" };
        return isKnown
            ? (settings, null)
            : (null, $"{layout.Settings} says of thumbnails what this program cannot make; {Advice}");
    }

    /// <summary>Writes it.</summary>
    public static Task WriteAsync(
        LibraryLayout layout,
        LibrarySettings settings,
        bool toDisk,
        CancellationToken cancellationToken
    )
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(settings, LibraryJson.Readable.LibrarySettings);
        return AtomicFile.WriteAsync(
            layout.Settings,
            layout.Temporary,
            (byte[])[.. json, (byte)'\n'],
            toDisk,
            cancellationToken
        );
    }
}
