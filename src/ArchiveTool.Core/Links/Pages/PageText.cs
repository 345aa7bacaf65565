namespace ArchiveTool.Core.Links.Pages;

/// <summary>What a page says at first sight.</summary>
internal sealed record PageText
{
    private const int LeastText = 200;

    /// <summary>The title, white space folded; or null.</summary>
    public string? Title { get; init; }

    /// <summary>The first headings of the first two ranks.</summary>
    public IReadOnlyList<string> Headings { get; init; } = [];

    /// <summary>The beginning of what stands in it for readers, menus and footers left out; white space folded.</summary>
    public string Body { get; init; } = "";

    /// <summary>Visible text length in UTF-16 units; CJK counts double.</summary>
    public int Length { get; init; }

    /// <summary>Whether a form, menus and footers left out, wants a password.</summary>
    public bool AsksForPassword { get; init; }

    /// <summary>Whether scripts run in it.</summary>
    public bool HasScript { get; init; }

    /// <summary>Whether there is next to nothing in it until its scripts have run.</summary>
    public bool IsMadeByScript => HasScript && Length < LeastText;

    /// <summary>The <c>content</c> of the first <c>meta refresh</c> that browsers with script obey, or null.</summary>
    public string? Refresh { get; init; }

    /// <summary>The <c>href</c> of the first <c>rel=canonical</c>, or null.</summary>
    public string? Canonical { get; init; }

    /// <summary>Ids, and the names of anchors.</summary>
    public IReadOnlySet<string> Names { get; init; } = new HashSet<string>(StringComparer.Ordinal);
}
