using ArchiveTool.Testing;

namespace ArchiveTool.Cli.Tests;

/// <summary>What is checked in is what the generator makes.</summary>
public sealed class FixtureTests
{
    [Fact]
    public async Task The_record_is_what_the_generator_makes()
    {
        foreach (var (path, bytes) in Fixtures.HarbourLights.Files())
        {
            Assert.Equal(bytes, await File.ReadAllBytesAsync(FixtureFiles.Path(path.Split('/'))));
        }
    }
}
