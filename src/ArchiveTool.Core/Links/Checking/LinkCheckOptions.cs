namespace ArchiveTool.Core.Links.Checking;

/// <summary>How links are checked.</summary>
internal sealed record LinkCheckOptions
{
    /// <summary>Whether links that would count as a customer's click are requested anyway.</summary>
    public bool FollowAffiliateLinks { get; init; }

    /// <summary>Whether the elements that fragments name are looked for in the pages.</summary>
    public bool CheckFragments { get; init; }
}
