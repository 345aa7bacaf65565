namespace ArchiveTool.Testing;

/// <summary>Finds the files under <c>fixtures/</c>.</summary>
public static class Fixtures
{
    /// <summary>The folder <c>fixtures</c> of the repository that the tests were built in.</summary>
    public static string Root { get; } = Find();

    /// <summary>The full path of a fixture.</summary>
    public static string GetPath(params string[] parts) => Path.Combine([Root, .. parts]);

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "ArchiveTool.sln")))
            {
                return Path.Combine(folder.FullName, "fixtures");
            }
        }

        throw new DirectoryNotFoundException("The tests do not run from within the repository.");
    }
}
