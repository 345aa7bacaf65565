namespace ArchiveTool.Core.Reports.Earnings;

/// <summary>One place of a link that earns, or that was meant to.</summary>
internal sealed record EarningRow
{
    public string? Network { get; init; }

    public string? Programme { get; init; }

    public string? Publisher { get; init; }

    public string? SubId { get; init; }

    public required string Post { get; init; }

    public required int Line { get; init; }

    public required int Column { get; init; }

    public required string Url { get; init; }

    public string? Destination { get; init; }

    public required string Status { get; init; }

    public required string Reason { get; init; }

    /// <summary>Whether the reader is told; null if nobody earns.</summary>
    public bool? Disclosed { get; init; }

    /// <summary>The codes of what was found, parted by spaces.</summary>
    public required string Findings { get; init; }

    /// <summary>Fields that are the same in every link.</summary>
    public string? Constants { get; init; }

    public string? Text { get; init; }

    /// <summary>How often the link was clicked; null if nobody counted.</summary>
    public long? Clicks { get; init; }

    /// <summary>The clicks that earn nothing, as something is wrong with the link.</summary>
    public long? ClicksAtRisk { get; init; }
}
