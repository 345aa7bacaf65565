using ArchiveTool.Fixtures;

// dotnet run --project tests/ArchiveTool.Fixtures [-- <repository>]
var root = args is [var given] ? given : Directory.GetCurrentDirectory();
if (!File.Exists(Path.Combine(root, "ArchiveTool.sln")))
{
    await Console.Error.WriteLineAsync($"{root} is not the repository: run this at its root, or name it");
    return 2;
}

foreach (var (name, bytes) in await FixtureSet.MakeAsync(CancellationToken.None))
{
    var path = Path.Combine(root, "fixtures", name);
    Directory.CreateDirectory(Path.GetDirectoryName(path)!);
    await File.WriteAllBytesAsync(path, bytes);
    Console.WriteLine($"{path} ({bytes.Length} bytes)");
}

return 0;
