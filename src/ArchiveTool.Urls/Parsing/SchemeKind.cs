namespace ArchiveTool.Urls.Parsing;

/// <summary>The special schemes, which have their own rules (https://url.spec.whatwg.org/#special-scheme).</summary>
internal enum SchemeKind : byte
{
    NotSpecial,
    Http,
    Https,
    Ws,
    Wss,
    Ftp,
    File,
}
