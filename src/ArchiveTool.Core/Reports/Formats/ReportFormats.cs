namespace ArchiveTool.Core.Reports.Formats;

/// <summary>The names of report formats, and the file extensions that stand for them.</summary>
internal static class ReportFormats
{
    private static readonly (string Name, ReportFormat Format)[] Named =
    [
        ("text", ReportFormat.Text),
        ("json", ReportFormat.Json),
        ("html", ReportFormat.Html),
        ("markdown", ReportFormat.Markdown),
        ("csv", ReportFormat.Csv),
        ("sarif", ReportFormat.Sarif),
        ("junit", ReportFormat.Junit),
        ("github", ReportFormat.GitHub),
        ("affiliates-csv", ReportFormat.AffiliatesCsv),
        ("xlsx", ReportFormat.Xlsx),
    ];

    private static readonly (string Extension, ReportFormat Format)[] Extensions =
    [
        (".sarif.json", ReportFormat.Sarif),
        (".sarif", ReportFormat.Sarif),
        (".json", ReportFormat.Json),
        (".html", ReportFormat.Html),
        (".htm", ReportFormat.Html),
        (".md", ReportFormat.Markdown),
        (".markdown", ReportFormat.Markdown),
        (".affiliates.csv", ReportFormat.AffiliatesCsv),
        (".csv", ReportFormat.Csv),
        (".xlsx", ReportFormat.Xlsx),
        (".xml", ReportFormat.Junit),
        (".txt", ReportFormat.Text),
    ];

    /// <summary>Every name, in the order in which help shows them.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Named.Select(one => one.Name)];

    /// <summary>The format of a name.</summary>
    /// <exception cref="InvalidOperationException">No format has this name.</exception>
    public static ReportFormat Parse(string name) => Named.Single(one => one.Name == name).Format;

    /// <summary>The format that a file's extension stands for, or null.</summary>
    public static ReportFormat? FindByPath(string path)
    {
        foreach (var (extension, format) in Extensions)
        {
            if (path.EndsWith(extension, StringComparison.OrdinalIgnoreCase))
            {
                return format;
            }
        }

        return null;
    }
}
