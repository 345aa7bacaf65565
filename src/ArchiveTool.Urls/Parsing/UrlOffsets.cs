namespace ArchiveTool.Urls.Parsing;

/// <summary>
/// Where the components of a serialised URL stand:
/// <code>
/// https://user:pass@example.org:1234/foo/bar?baz#quux
///      |      |     |          |    |       |   |
///      |      |     |          |    |       |   FragmentStart (at '#', or -1)
///      |      |     |          |    |       QueryStart (at '?', or -1)
///      |      |     |          |    PathStart
///      |      |     |          HostEnd
///      |      |     HostStart
///      |      UsernameEnd (equals HostStart where there are no credentials)
///      SchemeEnd
/// </code>
/// A URL without a host has HostStart at SchemeEnd + 1.
/// </summary>
internal struct UrlOffsets
{
    public SchemeKind Kind;
    public bool IsOpaquePath;
    public int SchemeEnd;
    public int UsernameEnd;
    public int HostStart;
    public int HostEnd;
    public int Port;
    public int PathStart;
    public int QueryStart;
    public int FragmentStart;

    public readonly bool HasHost => HostStart > SchemeEnd + 1;
}
