using System.Text.Json;
using ArchiveTool.Core.Files;
using ArchiveTool.Core.Files.Foreign;

namespace ArchiveTool.Core.Sites.Vaults;

/// <summary>
/// An Obsidian vault: the folder that holds <c>.obsidian</c>. A name means the file of that name, wherever it is; of
/// several, the one in the note's folder, else the one with the shortest path (https://help.obsidian.md/links).
/// </summary>
internal sealed class Vault
{
    /// <summary>The folder of a vault's settings.</summary>
    public const string SettingsFolder = ".obsidian";

    private const int LargestSettings = 1 << 20;

    private static readonly EnumerationOptions Everywhere = new()
    {
        RecurseSubdirectories = true,
        MaxRecursionDepth = 32,
        AttributesToSkip = FileAttributes.ReparsePoint | FileAttributes.System | FileAttributes.Hidden,
        IgnoreInaccessible = true,
    };

    private readonly Lazy<ILookup<string, string>> files;
    private readonly Lazy<string?> attachments;

    /// <summary>The vault of a canonical folder.</summary>
    public Vault(string root)
    {
        Root = root;
        files = new Lazy<ILookup<string, string>>(() =>
            Directory
                .EnumerateFiles(root, "*", Everywhere)
                .ToLookup(file => Path.GetFileName(file), StringComparer.OrdinalIgnoreCase)
        );
        attachments = new Lazy<string?>(ReadAttachments);
    }

    /// <summary>Its canonical folder.</summary>
    public string Root { get; }

    /// <summary>The file that a name in a note means, or null.</summary>
    /// <param name="note">The note's path.</param>
    /// <param name="name">A file's name, or the end of its path.</param>
    public string? Find(string note, string name)
    {
        var relative = name.Trim('/');
        var folder = Path.GetDirectoryName(note)!;
        string?[] first = [Path.Combine(Root, relative), GetAttachment(folder, relative)];
        foreach (var path in first.OfType<string>().Select(Path.GetFullPath))
        {
            if (CanonicalPath.IsWithin(path, Root) && File.Exists(path))
            {
                return path;
            }
        }

        var ending = "/" + relative;
        return files
            .Value[Path.GetFileName(relative)]
            .Where(file => file.Replace('\\', '/').EndsWith(ending, StringComparison.OrdinalIgnoreCase))
            .OrderByDescending(file => Path.GetDirectoryName(file) == folder)
            .ThenBy(file => file.Count(unit => unit is '/' or '\\'))
            .ThenBy(file => file, StringComparer.Ordinal)
            .FirstOrDefault();
    }

    /// <summary>The note that a link names, or null.</summary>
    public string? FindNote(string note, string name) => Find(note, name + ".md") ?? Find(note, name);

    /// <summary>Where the vault keeps what is pasted: a folder of it, or one relative to the note.</summary>
    private string? GetAttachment(string folder, string name) =>
        attachments.Value is not { Length: > 0 } place ? null
        : place.StartsWith("./", StringComparison.Ordinal) ? Path.Combine(folder, place, name)
        : Path.Combine(Root, place.Trim('/'), name);

    private string? ReadAttachments()
    {
        try
        {
            using var app = JsonDocument.Parse(
                ForeignFile.ReadAll(Path.Combine(Root, SettingsFolder, "app.json"), LargestSettings)
            );
            return
                app.RootElement.ValueKind == JsonValueKind.Object
                && app.RootElement.TryGetProperty("attachmentFolderPath", out var place)
                && place.ValueKind == JsonValueKind.String
                ? place.GetString()
                : null;
        }
        catch (Exception e) when (e is JsonException or IOException or UnauthorizedAccessException)
        {
            // Settings that nobody can read say nothing: files are still found by their names.
            return null;
        }
    }
}
