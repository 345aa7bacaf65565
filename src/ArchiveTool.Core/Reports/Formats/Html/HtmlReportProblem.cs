namespace ArchiveTool.Core.Reports.Formats.Html;

/// <summary>A post's own problem as the HTML report tells it.</summary>
internal sealed record HtmlReportProblem(string Post, int? Line, int? Column, string? Url, string Message);
