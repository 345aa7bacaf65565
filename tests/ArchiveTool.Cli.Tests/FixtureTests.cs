using ArchiveTool.Testing;

namespace ArchiveTool.Cli.Tests;

/// <summary>What is checked in is what the generator makes.</summary>
public sealed class FixtureTests
{
    [Fact]
    public async Task What_is_checked_in_is_what_the_generator_makes()
    {
        var made = await Fixtures.FixtureSet.MakeAsync(TestContext.Current.CancellationToken);

        Assert.NotEmpty(made);
        foreach (var (name, bytes) in made)
        {
            var checkedIn = await File.ReadAllBytesAsync(
                FixtureFiles.Path(name.Split('/')),
                TestContext.Current.CancellationToken
            );
            Assert.True(
                bytes.AsSpan().SequenceEqual(checkedIn),
                $"fixtures/{name} is not what tests/ArchiveTool.Fixtures makes: run it and look at the difference"
            );
        }
    }
}
