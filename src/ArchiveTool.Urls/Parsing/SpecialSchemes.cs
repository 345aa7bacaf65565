namespace ArchiveTool.Urls.Parsing;

/// <summary>The table of special schemes and their default ports (https://url.spec.whatwg.org/#special-scheme).</summary>
internal static class SpecialSchemes
{
    /// <summary>The kind of a scheme in lower case.</summary>
    public static SchemeKind GetKind(ReadOnlySpan<char> scheme) =>
        scheme switch
        {
            "http" => SchemeKind.Http,
            "https" => SchemeKind.Https,
            "ws" => SchemeKind.Ws,
            "wss" => SchemeKind.Wss,
            "ftp" => SchemeKind.Ftp,
            "file" => SchemeKind.File,
            _ => SchemeKind.NotSpecial,
        };

    /// <summary>The scheme's name, or null for one that is not special.</summary>
    public static string? GetName(SchemeKind kind) =>
        kind switch
        {
            SchemeKind.Http => "http",
            SchemeKind.Https => "https",
            SchemeKind.Ws => "ws",
            SchemeKind.Wss => "wss",
            SchemeKind.Ftp => "ftp",
            SchemeKind.File => "file",
            _ => null,
        };

    /// <summary>The default port, or -1 if absent.</summary>
    public static int DefaultPort(SchemeKind kind) =>
        kind switch
        {
            SchemeKind.Http or SchemeKind.Ws => 80,
            SchemeKind.Https or SchemeKind.Wss => 443,
            SchemeKind.Ftp => 21,
            _ => -1,
        };
}
