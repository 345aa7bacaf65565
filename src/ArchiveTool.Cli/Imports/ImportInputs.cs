using System.Text;
using System.Text.RegularExpressions;
using ArchiveTool.Core.Inputs;
using ArchiveTool.Urls.Parsing;
using ArchiveTool.Warc;

namespace ArchiveTool.Cli.Imports;

/// <summary>Finds the posts in web archives and saved pages.</summary>
internal static partial class ImportInputs
{
    private const int HeadBytes = 1 << 14;

    private static readonly string[] Archives = [".wacz", ".warc", ".warc.gz", ".gz"];
    private static readonly string[] Pages = [".html", ".htm", ".xhtml"];

    /// <summary>The runs that import what the user named, in a stable order.</summary>
    /// <param name="names">Files and folders.</param>
    /// <param name="library">The output, which is never searched.</param>
    /// <param name="temporaryFolder">For what is unpacked on the way.</param>
    /// <param name="fail">Told what cannot be imported.</param>
    public static IEnumerable<ImportJob> Find(
        IEnumerable<string> names,
        string library,
        string temporaryFolder,
        Action<string> fail
    )
    {
        var nothing = new Lazy<string>(() => WriteEmptyRecord(temporaryFolder));
        foreach (var name in names)
        {
            if (!File.Exists(name) && !Directory.Exists(name))
            {
                fail($"{name} does not exist; name a WACZ or WARC file, a saved page, or a folder of them");
                continue;
            }

            var files = File.Exists(name) ? [name] : ListFolder(name, library);
            if (files.Count == 0)
            {
                fail($"{name} holds neither a web archive nor a saved page");
            }

            var plain = new List<FoundInput>();
            foreach (var file in files)
            {
                if (IsArchive(file))
                {
                    if (FromArchive(file, temporaryFolder, fail) is { } job)
                    {
                        yield return job;
                    }
                }
                else if (FindAddress(file) is { } address)
                {
                    yield return new ImportJob(file, nothing.Value, [.. InputExpansion.Expand([file], library)])
                    {
                        DocumentUrl = address,
                        ExtractDataUrls = true,
                    };
                }
                else
                {
                    plain.AddRange(InputExpansion.Expand([file], library));
                }
            }

            if (plain.Count > 0)
            {
                yield return new ImportJob(name, nothing.Value, plain) { ExtractDataUrls = true };
            }
        }
    }

    private static ImportJob? FromArchive(string file, string temporaryFolder, Action<string> fail)
    {
        try
        {
            var pages = RecordedPages.List(file, temporaryFolder);
            var posts = InputExpansion
                .Expand(pages.Where(page => WebUrl.TryParse(page, null, out var url) && url.IsHttp), null)
                .ToList();
            if (posts.Count > 0)
            {
                return new ImportJob(file, file, posts);
            }

            fail($"{file} holds no page of the web");
            return null;
        }
        catch (Exception exception) when (exception is InvalidDataException)
        {
            fail($"{file} cannot be imported: {exception.Message}");
            return null;
        }
    }

    private static IReadOnlyList<string> ListFolder(string folder, string library)
    {
        var own = Path.GetFullPath(library);
        var options = new EnumerationOptions { RecurseSubdirectories = true };
        return
        [
            .. Directory
                .EnumerateFiles(folder, "*", options)
                .Where(file =>
                    !Path.GetFullPath(file).StartsWith(own + Path.DirectorySeparatorChar, StringComparison.Ordinal)
                )
                .Where(file => IsArchive(file) || IsPage(file))
                .Order(StringComparer.Ordinal),
        ];
    }

    private static bool IsPage(string file) =>
        Pages.Contains(Path.GetExtension(file), StringComparer.OrdinalIgnoreCase);

    /// <summary>By its first bytes: a gzip or ZIP file, or the beginning of a WARC record.</summary>
    private static bool IsArchive(string file)
    {
        if (
            !Array.Exists(Archives, ending => file.EndsWith(ending, StringComparison.OrdinalIgnoreCase)) && IsPage(file)
        )
        {
            return false;
        }

        using var stream = File.OpenRead(file);
        var head = new byte[5];
        var read = stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        return head.AsSpan(0, read).StartsWith("WARC/"u8)
            || head.AsSpan(0, read).StartsWith("PK\u0003\u0004"u8)
            || head.AsSpan(0, read).StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B]);
    }

    /// <summary>Where SingleFile or a browser saved a page from, which it says in a comment; null if nothing says it.</summary>
    private static WebUrl? FindAddress(string file)
    {
        using var stream = File.OpenRead(file);
        var head = new byte[HeadBytes];
        var read = stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        var match = SavedFrom().Match(Encoding.UTF8.GetString(head, 0, read));
        return match.Success && WebUrl.TryParse(match.Groups["url"].Value, null, out var url) && url.IsHttp
            ? url
            : null;
    }

    /// <summary>A record with nothing in it, so that saved pages ask for nothing.</summary>
    private static string WriteEmptyRecord(string folder)
    {
        var path = Path.Combine(folder, "nothing.warc");
        File.WriteAllText(path, "WARC/1.1\r\nWARC-Type: warcinfo\r\nContent-Length: 0\r\n\r\n\r\n\r\n");
        return path;
    }

    // SingleFile writes "url: …" on a line of its first comment, browsers "saved from url=(0023)https://…".
    [GeneratedRegex(
        @"<!--\s*(Page saved with SingleFile\s+url:\s*|saved from url=\(\d+\))(?<url>https?://[^\s>]+)",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking
    )]
    private static partial Regex SavedFrom();
}
