using ArchiveTool.Core.Runs.Auditing;
using ArchiveTool.Tracking;

namespace ArchiveTool.Core.Localizing.Fixing;

/// <summary>Which of the audit's suggestions are written.</summary>
internal sealed record FixOptions
{
    /// <summary>The program's version, for the record of the run.</summary>
    public required string ToolVersion { get; init; }

    /// <summary>How posts are read and links are checked.</summary>
    public required AuditOptions Audit { get; init; }

    /// <summary>Whether what moved for good is written with its new address.</summary>
    public bool Redirects { get; init; }

    /// <summary>What is cleaned out of links.</summary>
    public LinkCleaning LinkCleaning { get; init; } = LinkCleaning.None;

    /// <summary>Whether <c>http</c> becomes <c>https</c> where a try shows that it answers.</summary>
    public bool Https { get; init; }

    /// <summary>Whether affiliate links are marked with <c>rel="sponsored"</c>.</summary>
    public bool Rel { get; init; }

    /// <summary>Whether dead links lead to their capture.</summary>
    public bool Captures { get; init; }

    /// <summary>What an earlier audit found, in place of asking again; or null.</summary>
    public EarlierFindings? Earlier { get; init; }

    /// <summary>Whether nothing is written.</summary>
    public bool IsDryRun { get; init; }

    /// <summary>Whether files with changes that are not committed are changed too.</summary>
    public bool Force { get; init; }

    /// <summary>Asked before each change; null to make all.</summary>
    public Func<FixQuestion, bool>? Confirm { get; init; }

    /// <summary>Whether links have to be asked for.</summary>
    internal bool NeedsAudit => Earlier is null && (Redirects || Captures || Https);
}
