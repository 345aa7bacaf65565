using System.Text.Json;
using ArchiveTool.Core.Files;

namespace ArchiveTool.Core.Libraries;

/// <summary><c>library.json</c>: the format of a library and its settings.</summary>
internal static class SettingsFile
{
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
                null => (null, $"{layout.Settings} is empty; restore it from a copy"),
                { Format: > LibrarySettings.CurrentFormat } => (
                    null,
                    $"{layout.Root} is of format {settings.Format}, newer than this program's {LibrarySettings.CurrentFormat}; use a newer archivetool"
                ),
                _ => (settings, null),
            };
        }
        catch (JsonException exception)
        {
            return (null, $"{layout.Settings} is damaged ({exception.Message}); restore it from a copy or delete it");
        }
    }

    /// <summary>Writes it.</summary>
    public static Task WriteAsync(LibraryLayout layout, LibrarySettings settings, CancellationToken cancellationToken)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(settings, LibraryJson.Readable.LibrarySettings);
        return AtomicFile.WriteAsync(
            layout.Settings,
            layout.Temporary,
            (byte[])[.. json, (byte)'\n'],
            toDisk: true,
            cancellationToken
        );
    }
}
