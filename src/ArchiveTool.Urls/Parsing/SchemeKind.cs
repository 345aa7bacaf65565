namespace ArchiveTool.Urls.Parsing;

/// <summary>The special schemes, which have rules of their own (https://url.spec.whatwg.org/#special-scheme).</summary>
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
