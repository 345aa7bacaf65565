using ArchiveTool.Core.Libraries;

namespace ArchiveTool.Core.Archiving;

/// <summary>Gathers what the offline page of a post needs.</summary>
internal static class OfflinePages
{
    public static string Render(PostWork work, Manifest manifest, byte[] rewritten)
    {
        return "<!doctype html>";
    }
}
