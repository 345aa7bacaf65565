using System.Text;
using ArchiveTool.Core.Files.Foreign;
using ArchiveTool.Core.Reports.Earnings;

namespace ArchiveTool.Core.Reports.Formats;

/// <summary>Whether a file is a report of this program, so that the next run may write its own over it.</summary>
internal static class EarlierReport
{
    private const int Looked = 4096;

    /// <summary>Whether a file begins as a report for people does, or ends as one in text.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static bool Is(string path)
    {
        using var file = ForeignFile.Open(path);
        var head = Read(file);
        file.Position = Math.Max(0, file.Length - Looked);
        return IsHtml(head) || IsMarkdown(head) || IsData(head) || EndsAsText(Read(file));
    }

    private static string Read(FileStream file)
    {
        var bytes = new byte[Looked];
        return Encoding.UTF8.GetString(bytes, 0, file.ReadAtLeast(bytes, Looked, throwOnEndOfStream: false));
    }

    /// <summary>JSON, SARIF, JUnit's XML and CSV.</summary>
    private static bool IsData(string head) =>
        head.StartsWith('{') && head.Contains("\"schema\": \"archivetool/", StringComparison.Ordinal)
        || head.StartsWith('{')
            && head.Contains("sarif-schema-2.1.0.json", StringComparison.Ordinal)
            && head.Contains("\"archivetool\"", StringComparison.OrdinalIgnoreCase)
        || head.Contains("<testsuites name=\"archivetool\"", StringComparison.OrdinalIgnoreCase)
        || head.TrimStart('\uFEFF').StartsWith("post,line,column,kind,status,reason,", StringComparison.Ordinal)
        || head.StartsWith("\uFEFFnetwork,programme,publisher,subId,post,line,column,", StringComparison.Ordinal)
        || head.StartsWith("PK", StringComparison.Ordinal)
            && head.Contains($"<Application>{EarningsWorkbook.Application}</Application>", StringComparison.Ordinal);

    private static bool IsHtml(string head) =>
        head.StartsWith("<!DOCTYPE html>\n", StringComparison.Ordinal)
        && head.Contains("content=\"default-src 'none'; img-src data:; style-src 'sha256-", StringComparison.Ordinal)
        && head.Contains("<title>Link report", StringComparison.Ordinal);

    private static bool IsMarkdown(string head) =>
        head.StartsWith("## Link report\n\nPosts: ", StringComparison.Ordinal)
        && head.Contains("| alive | moved | dead | blocked | unverifiable | not asked |", StringComparison.Ordinal);

    /// <summary>The counts stand at the end of a text, a line for each kind.</summary>
    private static bool EndsAsText(string tail) =>
        tail.Contains(" alive, ", StringComparison.Ordinal)
        && tail.Contains(" unverifiable, ", StringComparison.Ordinal)
        && tail.Contains(", of these undisclosed ", StringComparison.Ordinal);
}
