using System.Collections.Frozen;

namespace ArchiveTool.Core.Documents.Posts;

/// <summary>Text that is no post, by what its server or its name says: scripts, style sheets, data, drawings.</summary>
internal static class OtherContent
{
    private const string Archive = "an archive";
    private const string Data = "JSON data";
    private const string Drawing = "an SVG image";
    private const string Program = "a program's source";
    private const string Script = "a script";
    private const string Sheet = "a style sheet";
    private const string Table = "a table of values";

    // https://mimesniff.spec.whatwg.org/#javascript-mime-type and the registry of media types.
    private static readonly FrozenDictionary<string, string> ByType = new Dictionary<string, string>(
        StringComparer.Ordinal
    )
    {
        ["application/ecmascript"] = Script,
        ["application/javascript"] = Script,
        ["application/json"] = Data,
        ["application/ld+json"] = Data,
        ["application/manifest+json"] = Data,
        ["application/pdf"] = "a PDF file",
        ["application/x-7z-compressed"] = Archive,
        ["application/x-ecmascript"] = Script,
        ["application/x-javascript"] = Script,
        ["application/x-tar"] = Archive,
        ["application/zip"] = Archive,
        ["image/svg+xml"] = Drawing,
        ["text/css"] = Sheet,
        ["text/csv"] = Table,
        ["text/ecmascript"] = Script,
        ["text/javascript"] = Script,
        ["text/json"] = Data,
        ["text/tab-separated-values"] = Table,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, string> ByExtension = new Dictionary<string, string>(
        StringComparer.OrdinalIgnoreCase
    )
    {
        [".bat"] = Script,
        [".c"] = Program,
        [".cjs"] = Script,
        [".cpp"] = Program,
        [".cs"] = Program,
        [".css"] = Sheet,
        [".csv"] = Table,
        [".go"] = Program,
        [".h"] = Program,
        [".java"] = Program,
        [".js"] = Script,
        [".json"] = Data,
        [".jsonl"] = Data,
        [".jsx"] = Script,
        [".less"] = Sheet,
        [".mjs"] = Script,
        [".ps1"] = Script,
        [".py"] = Script,
        [".rb"] = Script,
        [".rs"] = Program,
        [".sass"] = Sheet,
        [".scss"] = Sheet,
        [".sh"] = Script,
        [".svg"] = Drawing,
        [".ts"] = Script,
        [".tsv"] = Table,
        [".tsx"] = Script,
        [".webmanifest"] = Data,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>What a text is, for people (<c>a script</c>); null if it may be a post.</summary>
    /// <param name="source">Where it comes from: what a server says of it counts for more than its name.</param>
    /// <param name="text">It.</param>
    public static string? Recognise(PostSource source, ReadOnlySpan<char> text)
    {
        var kind =
            source.ContentType is { } declared ? FindType(declared)
            : source.FilePath is not null ? ByExtension.GetValueOrDefault(Path.GetExtension(source.Name))
            : null;
        return kind is null || IsPage(text) ? null : kind;
    }

    private static string? FindType(string declared)
    {
        var type = declared.Split(';')[0].Trim().ToLowerInvariant();
        return ByType.GetValueOrDefault(type)
            ?? type.Split('/')[0] switch
            {
                "audio" => "an audio file",
                "font" => "a font",
                "image" => "an image",
                "video" => "a video",
                _ => null,
            };
    }

    /// <summary>A whole page that its server calls something else.</summary>
    private static bool IsPage(ReadOnlySpan<char> text)
    {
        var start = text.TrimStart();
        return start.StartsWith("<!doctype html", StringComparison.OrdinalIgnoreCase)
            || start.StartsWith("<html", StringComparison.OrdinalIgnoreCase);
    }
}
