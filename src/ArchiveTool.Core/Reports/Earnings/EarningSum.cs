namespace ArchiveTool.Core.Reports.Earnings;

/// <summary>How much stands behind one account.</summary>
internal sealed record EarningSum(
    string? Network,
    string? Programme,
    string? Publisher,
    int Places,
    int Posts,
    int PlacesWithFindings,
    long Clicks,
    long ClicksAtRisk
);
