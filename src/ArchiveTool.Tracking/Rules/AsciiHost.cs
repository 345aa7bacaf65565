using System.Text;
using ArchiveTool.Urls.Parsing;

namespace ArchiveTool.Tracking.Rules;

/// <summary>Hosts of rules as they stand in parsed URLs.</summary>
internal static class AsciiHost
{
    /// <summary>A host or its labels in lower case and in ASCII; null if it can be no host.</summary>
    public static string? Convert(string host)
    {
        if (Ascii.IsValid(host))
        {
            return host.ToLowerInvariant();
        }

        return WebUrl.TryParse($"https://{host}/", null, out var url) && url.Path == "/" ? url.Host : null;
    }
}
