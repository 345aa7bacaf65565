namespace ArchiveTool.Core.Disclosures;

/// <summary>What a wording says of a link.</summary>
internal enum DisclosureKind
{
    /// <summary>That it is advertising: Ad, Werbung, 広告.</summary>
    Advertising,

    /// <summary>That the author is paid for it: a sentence about a commission.</summary>
    Commission,

    /// <summary>That it is an affiliate link, without what that means.</summary>
    Affiliate,

    /// <summary>That somebody sponsors it.</summary>
    Sponsored,
}
