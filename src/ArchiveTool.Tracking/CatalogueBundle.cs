using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using ArchiveTool.Tracking.Catalogue;

namespace ArchiveTool.Tracking;

/// <summary>A whole catalogue in one file: its version, and the files by their names.</summary>
/// <param name="Version">Year and month, and day where there is one; later versions sort behind.</param>
/// <param name="Files">The files.</param>
internal sealed partial record CatalogueBundle(string Version, IReadOnlyList<CatalogueFile> Files)
{
    /// <summary>The schema that this program reads.</summary>
    public const string Schema = "archivetool/catalogue/1";

    /// <summary>The version of the catalogue that the program ships: the month in which its newest entry was checked.</summary>
    public const string ShippedVersion = "2026-11";

    /// <summary>Reads a bundle and holds its entries to their form.</summary>
    /// <exception cref="InvalidDataException">It has another form.</exception>
    public static CatalogueBundle Read(byte[] bytes)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        var bundle = ReadUnchecked(bytes);
        foreach (var file in bundle.Files)
        {
            NetworkFile.CheckForm(file);
        }

        return bundle;
    }

    /// <summary>Reads a bundle that was checked when it was installed.</summary>
    /// <exception cref="InvalidDataException">It has another form.</exception>
    public static CatalogueBundle ReadUnchecked(byte[] bytes)
    {
        try
        {
            using var json = JsonDocument.Parse(bytes);
            var root = json.RootElement;
            if (root.ValueKind != JsonValueKind.Object || GetText(root, "schema") != Schema)
            {
                throw new InvalidDataException($"it is not a catalogue of the form {Schema}");
            }

            if (GetText(root, "version") is not { } version || !VersionForm.IsMatch(version))
            {
                throw new InvalidDataException(
                    "its version is not a year, a month and maybe a day, such as 2026-12-01"
                );
            }

            if (!root.TryGetProperty("files", out var files) || files.ValueKind != JsonValueKind.Object)
            {
                throw new InvalidDataException("it has no files");
            }

            List<CatalogueFile> read =
            [
                .. files
                    .EnumerateObject()
                    .Select(file => new CatalogueFile(file.Name, Encoding.UTF8.GetBytes(file.Value.GetRawText()))),
            ];
            return read.Count == 0
                ? throw new InvalidDataException("it has no files")
                : new CatalogueBundle(version, read);
        }
        catch (JsonException exception)
        {
            throw new InvalidDataException($"it is not JSON: {exception.Message}", exception);
        }
    }

    /// <summary>Whether a version is later than another.</summary>
    public static bool IsLater(string version, string other) => string.CompareOrdinal(version, other) > 0;

    private static string? GetText(JsonElement root, string name) =>
        root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    [GeneratedRegex("^20[0-9]{2}-[0-9]{2}(?:-[0-9]{2}(?:\\.[0-9]{1,3})?)?$", RegexOptions.None, 1000)]
    private static partial Regex VersionForm { get; }
}
