using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using ArchiveTool.Core.Files;
using ArchiveTool.Core.Media.Store;
using ArchiveTool.Core.Media.Thumbnails;

namespace ArchiveTool.Core.Libraries.Format;

/// <summary>
/// A path that a library's own files may name: of the layout's forms, with hash and extension checked. What a manifest, the
/// journal or the index says becomes one of these before anything is done with it.
/// </summary>
[JsonConverter(typeof(Json))]
internal sealed record LibraryPath
{
    private readonly RelativePath path;

    private LibraryPath(RelativePath path) => this.path = path;

    /// <summary>Where an asset stands.</summary>
    /// <exception cref="ArgumentException">Hash or extension are of another shape.</exception>
    public static LibraryPath Asset(string sha256, string extension) =>
        new(RelativePath.Parse(AssetStore.GetRelativePath(sha256, extension)));

    /// <summary>Where a thumbnail stands.</summary>
    /// <exception cref="ArgumentException">Width or hash are of another shape.</exception>
    public static LibraryPath Thumbnail(int askedWidth, string sha256, ThumbnailFormat format) =>
        new(RelativePath.Parse(ThumbnailLayout.GetRelativePath(askedWidth, sha256, format)));

    /// <summary>Reads a path; false for all that is of none of the layout's forms.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out LibraryPath? path)
    {
        path = RelativePath.TryParse(text, out var relative) && IsKnown(relative) ? new LibraryPath(relative) : null;
        return path is not null;
    }

    /// <summary>The hash in an asset's or a thumbnail's name; empty for another file.</summary>
    public string Sha256 => path.Names is ["assets" or "thumbnails", ..] ? NameWithoutExtension(path.Name) : "";

    /// <summary>The extension without its dot.</summary>
    public string Extension => path.Extension.TrimStart('.');

    /// <summary>Whether it is the place of an asset.</summary>
    public bool IsAsset => path.Names is ["assets", ..];

    /// <summary>Whether it is the place of a thumbnail.</summary>
    public bool IsThumbnail => path.Names is ["thumbnails", ..];

    /// <summary>The post in whose folder it stands; null for another file.</summary>
    public Slug? Post => path.Names is ["posts", var slug, ..] && Slug.TryParse(slug, out var post) ? post : null;

    /// <summary>The path for the directory's file operations.</summary>
    public RelativePath ToRelativePath() => path;

    /// <inheritdoc cref="ToRelativePath"/>
    public static implicit operator RelativePath(LibraryPath path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return path.path;
    }

    /// <summary>From the library's root, with forward slashes.</summary>
    public override string ToString() => path.ToString();

    private static bool IsKnown(RelativePath path) =>
        path.Names.ToArray() switch
        {
            ["assets", var aa, var name] => IsContentName(aa, name),
            ["thumbnails", _, _, _] => ThumbnailLayout.TryParse(path.ToString(), out _) && HasPlainWidth(path.Names[1]),
            ["posts", var slug, .. var rest] => Slug.TryParse(slug, out _) && rest.Length > 0 && rest.All(IsPlainName),
            ["browse", var name] => IsPlainName(name),
            ["library.json" or "library.db" or "index.html"] => true,
            _ => false,
        };

    private static bool IsContentName(string aa, string name)
    {
        var sha256 = NameWithoutExtension(name);
        return ContentName.IsHash(sha256)
            && name.Length > sha256.Length + 1
            && ContentName.IsExtension(name[(sha256.Length + 1)..])
            && aa == sha256[..2];
    }

    // One width has one way to be written.
    private static bool HasPlainWidth(string width) =>
        width[0] != '0' && int.TryParse(width, NumberStyles.None, CultureInfo.InvariantCulture, out _);

    /// <summary>The part before the first dot.</summary>
    private static string NameWithoutExtension(string name) =>
        name.IndexOf('.') is var dot and >= 0 ? name[..dot] : name;

    /// <summary>A name that is one on every system.</summary>
    private static bool IsPlainName(string name) =>
        !name.AsSpan().ContainsAny('\\', ':') && !name.Any(char.IsControl) && !name.Any(char.IsSurrogate);

    /// <summary>Reads and writes a path in JSON; text that is not a path of a library is invalid JSON.</summary>
    internal sealed class Json : JsonConverter<LibraryPath>
    {
        public override LibraryPath Read(
            ref Utf8JsonReader reader,
            Type typeToConvert,
            JsonSerializerOptions options
        ) =>
            reader.TokenType == JsonTokenType.String && LibraryPath.TryParse(reader.GetString(), out var path)
                ? path
                : throw new JsonException("It is not a path in a library.");

        public override void Write(Utf8JsonWriter writer, LibraryPath value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.ToString());
    }
}
