using System.Reflection;

namespace ArchiveTool.Cli.Hosting;

/// <summary>Which program this is.</summary>
internal static class ToolVersion
{
    /// <summary>Where the program is explained: for those who find it in their logs or in a review.</summary>
    public const string Address = "https://github.com/archivetool/archivetool";

    /// <summary>The version, as <c>--version</c> prints it and manifests keep it.</summary>
    public static string Text { get; } =
        typeof(ToolVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;
}
