using System.Collections.Concurrent;
using ArchiveTool.Core.Links.Pages;

namespace ArchiveTool.Core.Runs.Auditing;

/// <summary>The names that a fragment can mean in the HTML files of a run; each file is read once.</summary>
internal sealed class LocalAnchors
{
    // As much as of a page that is fetched.
    private const long MostBytes = 2 * 1024 * 1024;

    private static readonly string[] Endings = [".html", ".htm", ".xhtml"];

    private readonly ConcurrentDictionary<string, Lazy<PageAnchors?>> pages = new(StringComparer.Ordinal);

    /// <summary>The names in a file; null where it is no page, or not all of them can be seen.</summary>
    public PageAnchors? Of(string path) =>
        Endings.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase)
            ? pages.GetOrAdd(path, static one => new Lazy<PageAnchors?>(() => Read(one))).Value
            : null;

    private static PageAnchors? Read(string path)
    {
        try
        {
            if (new FileInfo(path).Length > MostBytes)
            {
                return null;
            }

            var bytes = File.ReadAllBytes(path);
            return IsTemplate(bytes) ? null : new PageAnchors(PageReader.Read(bytes, null, wantsNames: true).Names);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>A page of which a template engine makes more than stands in it.</summary>
    private static bool IsTemplate(ReadOnlySpan<byte> bytes) =>
        bytes.StartsWith("---"u8) || bytes.IndexOf("{{"u8) >= 0 || bytes.IndexOf("{%"u8) >= 0;
}
