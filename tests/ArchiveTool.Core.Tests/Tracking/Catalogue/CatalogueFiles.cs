using System.Text.Json;
using ArchiveTool.Testing;

namespace ArchiveTool.Core.Tests.Tracking.Catalogue;

/// <summary>The files that the catalogue ships, as they stand in the repository.</summary>
internal static class CatalogueFiles
{
    private static readonly string Folder = Directory
        .EnumerateDirectories(
            Path.Combine(FixtureFiles.Repository, "src"),
            "Data",
            new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = 4 }
        )
        .Single(folder => File.Exists(Path.Combine(folder, "host-sets.json")));

    /// <summary>The files' names: <c>networks/korea.json</c>.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        .. Directory
            .EnumerateFiles(Folder, "*.json", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(Folder, path).Replace('\\', '/'))
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>One of the files.</summary>
    public static JsonElement Read(string name)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Folder, name)));
        return document.RootElement.Clone();
    }

    /// <summary>The entries of the files whose names begin so.</summary>
    public static IEnumerable<JsonElement> Entries(string prefix) =>
        Names
            .Where(name => name.StartsWith(prefix, StringComparison.Ordinal))
            .SelectMany(name => Read(name).GetProperty("entries").EnumerateArray());

    /// <summary>A property's strings; none where it isn't there.</summary>
    public static IReadOnlyList<string> Strings(this JsonElement entry, string property) =>
        entry.TryGetProperty(property, out var values)
            ? [.. values.EnumerateArray().Select(value => value.GetString()!)]
            : [];

    /// <summary>A property's string.</summary>
    public static string Text(this JsonElement entry, string property) => entry.GetProperty(property).GetString()!;
}
