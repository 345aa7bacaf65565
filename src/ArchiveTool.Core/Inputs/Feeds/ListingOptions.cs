namespace ArchiveTool.Core.Inputs.Feeds;

/// <summary>How feeds, sitemaps and lists are read as inputs.</summary>
public sealed record ListingOptions
{
    /// <summary>The most entries of one feed, sitemap or list.</summary>
    /// <value>1,000 unless set; at least 1.</value>
    public int MaxEntries { get; init; } = 1000;

    /// <summary>What every input is read as; null tells it by content.</summary>
    public ListingKind? Kind { get; init; }

    /// <summary>Whether inputs are posts whatever their content says: a format was asked for.</summary>
    public bool IsOff { get; init; }

    /// <summary>Entries dated before it are skipped; entries without a date are not. Null skips none.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>Whether the feed that an HTML page names is read in the page's place.</summary>
    public bool FindFeed { get; init; }

    /// <summary>Whether the text of a feed's entries is taken from their pages.</summary>
    public FullTextMode FullText { get; init; }
}
