namespace ArchiveTool.Testing;

/// <summary>The repository's <c>fixtures/</c>.</summary>
public static class FixtureFiles
{
    /// <summary>The folder of the solution.</summary>
    public static string Repository { get; } = FindRepository();

    /// <summary>The path of a fixture.</summary>
    public static string Path(params string[] parts) => System.IO.Path.Combine([Repository, "fixtures", .. parts]);

    private static string FindRepository()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(System.IO.Path.Combine(folder, "ArchiveTool.sln")))
        {
            folder =
                System.IO.Path.GetDirectoryName(folder)
                ?? throw new DirectoryNotFoundException("the tests run outside the repository");
        }

        return folder;
    }
}
