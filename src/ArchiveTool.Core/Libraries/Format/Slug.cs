using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using ArchiveTool.Urls.Idna;
using ArchiveTool.Urls.Parsing;

namespace ArchiveTool.Core.Libraries.Format;

/// <summary>
/// A post's folder name: readable, and safe on Linux, macOS and Windows. Letters, marks and digits of any script stay;
/// everything else becomes a hyphen.
/// </summary>
[JsonConverter(typeof(Json))]
internal sealed record Slug
{
    // A path of a library, a slug and "manifest.json" must fit into Windows' 260 and every file system's 255 bytes a name.
    private const int MaxBytes = 100;
    private const int MostBytesOfName = 255;

    // https://learn.microsoft.com/windows/win32/fileio/naming-a-file#naming-conventions
    private static readonly string[] Reserved =
    [
        "con",
        "prn",
        "aux",
        "nul",
        "com1",
        "com2",
        "com3",
        "com4",
        "com5",
        "com6",
        "com7",
        "com8",
        "com9",
        "lpt1",
        "lpt2",
        "lpt3",
        "lpt4",
        "lpt5",
        "lpt6",
        "lpt7",
        "lpt8",
        "lpt9",
        "conin$",
        "conout$",
    ];

    private readonly string text;

    private Slug(string text) => this.text = text;

    /// <summary>Reads a slug; false for what no post's folder is called.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out Slug? slug)
    {
        slug = IsSlug(text) ? new Slug(text!) : null;
        return slug is not null;
    }

    /// <summary>A text that is known to be a slug.</summary>
    /// <exception cref="ArgumentException">It is invalid.</exception>
    public static Slug Parse(string text) =>
        TryParse(text, out var slug) ? slug : throw new ArgumentException($"'{text}' is not a slug.", nameof(text));

    /// <summary>The folder's name.</summary>
    public static implicit operator string(Slug slug)
    {
        ArgumentNullException.ThrowIfNull(slug);
        return slug.text;
    }

    /// <inheritdoc/>
    public override string ToString() => text;

    /// <summary>The candidates for a post's slug, the best first; the last is unique to the identity.</summary>
    /// <param name="identity">The post's canonical path or URL.</param>
    public static IReadOnlyList<string> Candidates(string identity)
    {
        var names = Names(identity);
        var own = Clean(names.Name);
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(identity)))[..8];
        var withHash = (own.Length > 0 ? Limit(own, MaxBytes - 9) : "post") + "-" + hash;
        string[] candidates = [own, Clean(names.Parent), withHash];
        return [.. candidates.Where(candidate => candidate.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase)];
    }

    /// <summary>A name made safe; empty where nothing readable is left.</summary>
    public static string Clean(string name)
    {
        var clean = new StringBuilder(name.Length);
        foreach (var rune in UnicodeNormalization.ToNfc(name).EnumerateRunes())
        {
            if (Stays(rune))
            {
                clean.Append(rune);
            }
            else if (clean.Length > 0 && clean[^1] != '-' && Rune.GetUnicodeCategory(rune) != UnicodeCategory.Format)
            {
                clean.Append('-');
            }
        }

        // Once more: what was between a letter and its mark may be gone.
        var slug = Limit(UnicodeNormalization.ToNfc(clean.ToString()), MaxBytes);
        // Such a name is a device whatever follows its first dot.
        var device = slug.Split('.')[0];
        return Reserved.Contains(device, StringComparer.OrdinalIgnoreCase)
            ? Limit(device + "-post" + slug[device.Length..], MaxBytes)
            : slug;
    }

    private static bool IsSlug(string? text) =>
        !string.IsNullOrEmpty(text)
        && Encoding.UTF8.GetByteCount(text) <= MostBytesOfName
        && text[0] is not ('.' or '-')
        && text[^1] is not ('.' or '-')
        && text.EnumerateRunes().All(rune => Stays(rune) || rune.Value == '-')
        // A lone surrogate comes out of the enumeration as U+FFFD, which stays nowhere.
        && !Reserved.Contains(text.Split('.')[0], StringComparer.OrdinalIgnoreCase);

    private static bool Stays(Rune rune) =>
        Rune.IsLetterOrDigit(rune)
        || rune.Value is '_' or '.'
        || Rune.GetUnicodeCategory(rune)
            is UnicodeCategory.NonSpacingMark
                or UnicodeCategory.SpacingCombiningMark
                or UnicodeCategory.LetterNumber;

    private static string Limit(string name, int maxBytes)
    {
        var bytes = 0;
        var length = 0;
        foreach (var rune in name.EnumerateRunes())
        {
            bytes += rune.Utf8SequenceLength;
            if (bytes > maxBytes)
            {
                break;
            }

            length += rune.Utf16SequenceLength;
        }

        return name[..length].Trim('-', '.', '_');
    }

    private static (string Name, string Parent) Names(string identity)
    {
        if (!WebUrl.TryParse(identity, null, out var url) || !url.IsHttp)
        {
            return (
                Path.GetFileNameWithoutExtension(identity),
                Path.GetFileName(Path.GetDirectoryName(identity) ?? "")
            );
        }

        var segments = url
            .Path.Split('/', StringSplitOptions.RemoveEmptyEntries)
            .Select(Uri.UnescapeDataString)
            .Prepend(url.Host)
            .ToArray();
        var last = segments.Length > 1 ? Path.GetFileNameWithoutExtension(segments[^1]) : segments[^1];
        return (last, segments.Length > 1 ? segments[^2] : "");
    }

    /// <summary>Reads and writes a slug in JSON; what could not be a post's folder is no valid JSON.</summary>
    internal sealed class Json : JsonConverter<Slug>
    {
        public override Slug Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType == JsonTokenType.String && Slug.TryParse(reader.GetString(), out var slug)
                ? slug
                : throw new JsonException("It is not the name of a post's folder.");

        public override void Write(Utf8JsonWriter writer, Slug value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.ToString());
    }
}
