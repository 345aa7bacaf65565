using System.Collections.Frozen;
using ArchiveTool.Urls.Parsing;

namespace ArchiveTool.Core.Links.Checking;

/// <summary>Hosts that show files by script: what their pages lack in HTML may be there for readers.</summary>
internal static class CodeHosts
{
    private static readonly FrozenSet<string> Hosts = FrozenSet.Create(
        StringComparer.Ordinal,
        "bitbucket.org",
        "codeberg.org",
        "gist.github.com",
        "gitee.com",
        "github.com",
        "gitlab.com",
        "npmjs.com",
        "pypi.org",
        "www.npmjs.com"
    );

    /// <summary>Whether a URL leads to one.</summary>
    public static bool IsOne(WebUrl url) => Hosts.Contains(url.Host);
}
