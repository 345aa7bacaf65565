using System.Reflection;
using System.Runtime.InteropServices;
using ArchiveTool.Thumbnails.ImageSharp;
using ArchiveTool.Thumbnails.Vips;
using ArchiveTool.Tracking;

namespace ArchiveTool.Cli.Hosting;

/// <summary>All that a report of a bug should say about the program.</summary>
internal static class VersionText
{
    public static string Describe()
    {
        var catalogue = CatalogueSummary.Read(out _);
        return $"""
            archivetool {ToolVersion.Text}
            build       {Build()}
            engines     libvips {Engine(new VipsEngine().Load(), VipsEngine.LibraryVersion)}
                        ImageSharp {Engine(new ImageSharpEngine().Load(), ImageSharpEngine.LibraryVersion)}
            catalogue   {catalogue.Version} ({catalogue.Origin})

            """;
    }

    private static string Build()
    {
        // What the runtime says of itself is the same in both forms: settings made for the native one hold in the other.
        var isNative = !File.Exists(Path.Combine(AppContext.BaseDirectory, "archivetool.dll"));
        var form = isNative ? "native" : $"on {RuntimeInformation.FrameworkDescription}";
        var commit = typeof(VersionText)
            .Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .FirstOrDefault(entry => entry.Key == "Commit")
            ?.Value;
        return $"{RuntimeInformation.RuntimeIdentifier}, {form}, {(commit is null ? "built for development" : $"commit {commit}")}";
    }

    private static string Engine(string? problem, Func<string> version) =>
        problem is null ? version() : $"not used: {problem}";
}
