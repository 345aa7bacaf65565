namespace ArchiveTool.Core.Links.Pages;

/// <summary>What a page says at first sight.</summary>
internal sealed record PageText
{
    /// <summary>The title, white space folded; or null.</summary>
    public string? Title { get; init; }

    /// <summary>The first headings of the first two ranks.</summary>
    public IReadOnlyList<string> Headings { get; init; } = [];

    /// <summary>The beginning of what stands in it for readers, menus and footers left out; white space folded.</summary>
    public string Body { get; init; } = "";

    /// <summary>How much stands in it for readers: units, those of scripts without spaces twice.</summary>
    public int Length { get; init; }

    /// <summary>Whether a form, menus and footers left out, wants a password.</summary>
    public bool AsksForPassword { get; init; }

    /// <summary>Ids, and the names of anchors.</summary>
    public IReadOnlySet<string> Names { get; init; } = new HashSet<string>(StringComparer.Ordinal);
}
