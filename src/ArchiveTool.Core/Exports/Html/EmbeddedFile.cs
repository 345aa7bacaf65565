using System.Globalization;
using ArchiveTool.Core.Libraries.Format;

namespace ArchiveTool.Core.Exports.Html;

/// <summary>A file of the library that an HTML file holds itself.</summary>
/// <param name="Path">Where it stands in the library.</param>
/// <param name="MediaType">What it is.</param>
internal sealed record EmbeddedFile(LibraryPath Path, string MediaType)
{
    /// <summary>Its length in bytes.</summary>
    public required long Length { get; init; }

    /// <summary>Width in pixels, or null for what is not a picture.</summary>
    public int? Width { get; init; }

    /// <summary>Height in pixels.</summary>
    public int? Height { get; init; }

    /// <summary>How many other posts of the same file show it too.</summary>
    public int UsesElsewhere { get; init; }

    /// <summary>In how many places it stands where a variable can stand for it.</summary>
    public int Uses { get; set; }

    /// <summary>A smaller encoding of it outside of the library; null for the file itself.</summary>
    public SmallerPicture? Smaller { get; set; }

    /// <summary>Whether it is a picture of which only the name is known until its style sheet is read.</summary>
    public bool IsSheet => MediaType == "text/css";

    /// <summary>Whether a variable stands for it, so that its bytes are there once.</summary>
    public bool IsShared => Uses + UsesElsewhere > 1;

    /// <summary>The custom property that stands for it.</summary>
    public string Variable => $"--at-{Path.Sha256[..16]}{(Path.IsThumbnail ? $"-{Width}" : "")}";

    /// <summary>The density of a smaller encoding with fewer pixels, as descriptors have it; else null.</summary>
    public string? Density =>
        Smaller is { Density: < 1 } smaller ? smaller.Density.ToString("0.#####", CultureInfo.InvariantCulture) : null;

    /// <summary>What its <c>data:</c> URL begins with.</summary>
    public string Prefix => $"data:{Smaller?.MediaType ?? MediaType};base64,";

    /// <summary>How many characters its <c>data:</c> URL has.</summary>
    public long UrlLength => Prefix.Length + (((Smaller?.Length ?? Length) + 2) / 3 * 4);
}
