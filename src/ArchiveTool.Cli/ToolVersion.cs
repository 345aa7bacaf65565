using System.Reflection;

namespace ArchiveTool.Cli;

/// <summary>The program's version, as <c>--version</c> prints it and manifests keep it.</summary>
internal static class ToolVersion
{
    public static string Text { get; } =
        typeof(ToolVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;
}
