using System.Text.Json;
using ArchiveTool.Core.Files;
using ArchiveTool.Core.Libraries.Format;
using ArchiveTool.Core.Libraries.Indexing;
using ArchiveTool.Testing;
using Microsoft.Data.Sqlite;

namespace ArchiveTool.Core.Tests.Fuzzing;

/// <summary>What a library says of itself.</summary>
internal static class LibraryTarget
{
    public static string[] Tokens { get; } =
    [
        "{",
        "}",
        "[",
        "]",
        "\"",
        ":",
        ",",
        "null",
        "1e999",
        "-1",
        "\\u0000",
        "\\ud800",
        "\"references\"",
        "\"assets\"",
        "\"path\"",
        "\"slug\"",
        "\"thumbnailWidths\"",
        "../",
        "/etc/",
        "CREATE VIEW ",
        "sqlite_schema",
    ];

    /// <summary>As a manifest, and as a journal of lines.</summary>
    public static void CheckManifest(byte[] input)
    {
        var journal = Journal.Read(new MemoryStream(input));
        Assert.All(journal.Entries, entry => Assert.True(entry.Asset?.Path.IsAsset ?? true));
        try
        {
            ManifestFile.Parse(input, Slug.Parse("harbour-lights"));
        }
        catch (JsonException)
        {
            // Said to the user: it is no manifest.
        }
    }

    /// <summary>As library.json.</summary>
    public static void CheckSettings(byte[] input)
    {
        using var folder = new TemporaryFolder();
        folder.Write("library.json", input);
        using var directory = LibraryDirectory.Open(folder.Path);
        var (settings, failure) = SettingsFile.ReadAsync(directory, CancellationToken.None).GetAwaiter().GetResult();
        Assert.True(settings is null != failure is null);
    }

    /// <summary>As library.db: read as it stands, then opened to be written, which makes room for another where it must.</summary>
    public static void CheckIndex(byte[] input)
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("library.db", input);
        try
        {
            using var unchanging = LibraryIndex.OpenUnchanging(path);
            _ = unchanging.IsBuilt;
            Read(unchanging);
        }
        catch (SqliteException)
        {
            // Said to the user: it is damaged.
        }

        Assert.Equal(input, File.ReadAllBytes(path));
        using var directory = LibraryDirectory.Open(folder.Path);
        using var index = LibraryIndex.OpenOrReplace(directory, isInPlace: false);
        try
        {
            Read(index);
        }
        catch (SqliteException)
        {
            // Its header and schema were whole.
        }
    }

    private static void Read(LibraryIndex index)
    {
        index.CheckRows();
        Assert.All(index.Posts(), post => Assert.NotEmpty(post.Slug.ToString()));
        Assert.All(index.Unused(), asset => Assert.True(asset.Path.IsAsset));
        _ = index.Files();
        _ = index.Urls();
        _ = index.Uses();
        _ = index.BrowseEntries();
    }
}
