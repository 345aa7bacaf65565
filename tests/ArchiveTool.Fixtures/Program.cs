using ArchiveTool.Fixtures;

// Makes the fixtures that the README and the tests share:
//   dotnet run --project tests/ArchiveTool.Fixtures -- fixtures
// A test holds that what is checked in is what this makes.
var root = args.Length > 0 ? args[0] : "fixtures";
foreach (var (path, bytes) in HarbourLights.Files())
{
    var full = Path.Combine(root, path);
    Directory.CreateDirectory(Path.GetDirectoryName(full)!);
    await File.WriteAllBytesAsync(full, bytes);
    Console.WriteLine($"{full}: {bytes.Length} bytes");
}
