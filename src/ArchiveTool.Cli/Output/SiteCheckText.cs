using ArchiveTool.Core.Localizing;

namespace ArchiveTool.Cli.Output;

/// <summary>What <c>localize --check</c> says.</summary>
internal static class SiteCheckText
{
    /// <summary>Writes what is chosen for each site, and why.</summary>
    public static void Write(TextWriter output, IReadOnlyList<SiteCheck> checks)
    {
        foreach (var check in checks)
        {
            output.WriteLine($"{check.Folder}: {check.Generator ?? "no generator"}");
            output.WriteLine($"  {"files", -16}  {check.Pictures ?? "nowhere"}");
            foreach (var (construct, address) in check.Spellings)
            {
                output.WriteLine($"  {construct, -16}  {address}");
            }

            foreach (var reason in check.Reasons)
            {
                output.WriteLine($"  because {reason}");
            }
        }
    }
}
