namespace ArchiveTool.Core.Reports.Formats;

/// <summary>The forms that a report can take.</summary>
internal enum ReportFormat
{
    /// <summary>For people, at a terminal.</summary>
    Text,

    /// <summary>The contract: <c>archivetool/audit/1</c>.</summary>
    Json,

    /// <summary>One page for people, with all that it needs in it.</summary>
    Html,

    /// <summary>For a comment on a pull request.</summary>
    Markdown,

    /// <summary>For spreadsheets (RFC 4180).</summary>
    Csv,

    /// <summary>For code review: SARIF 2.1.0.</summary>
    Sarif,

    /// <summary>For build servers: JUnit's XML.</summary>
    Junit,

    /// <summary>Annotations of a GitHub workflow.</summary>
    GitHub,

    /// <summary>The owner's affiliate links for spreadsheets: one row a place.</summary>
    AffiliatesCsv,

    /// <summary>The owner's affiliate links as a workbook (ECMA-376).</summary>
    Xlsx,
}
