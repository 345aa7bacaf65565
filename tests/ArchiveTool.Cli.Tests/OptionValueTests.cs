using ArchiveTool.Cli.Options;
using CsCheck;

namespace ArchiveTool.Cli.Tests;

public sealed class OptionValueTests
{
    [Theory]
    [InlineData("500ms", 0.5)]
    [InlineData("30s", 30)]
    [InlineData("2m", 120)]
    [InlineData("1.5h", 5400)]
    [InlineData("7d", 604800)]
    [InlineData("0s", 0)]
    public void Durations_are_read(string text, double seconds)
    {
        Assert.True(Duration.TryParse(text, out var value));
        Assert.Equal(seconds, value.TotalSeconds);
    }

    [Theory]
    [InlineData("")]
    [InlineData("30")]
    [InlineData("s")]
    [InlineData("-5s")]
    [InlineData("5 parsecs")]
    [InlineData("1..5s")]
    [InlineData("9999999d")]
    [InlineData("1e9s")]
    public void Invalid_durations_are_refused(string text) => Assert.False(Duration.TryParse(text, out _));

    [Theory]
    [InlineData("4096", 4096)]
    [InlineData("10MB", 10_000_000)]
    [InlineData("1GiB", 1L << 30)]
    [InlineData("1.5 KiB", 1536)]
    [InlineData("256mb", 256_000_000)]
    public void Sizes_are_read(string text, long bytes)
    {
        Assert.True(ByteSize.TryParse(text, out var value));
        Assert.Equal(bytes, value);
    }

    [Theory]
    [InlineData("")]
    [InlineData("MB")]
    [InlineData("-1")]
    [InlineData("0")]
    [InlineData("10 apples")]
    [InlineData("99999999999GB")]
    public void Invalid_sizes_are_refused(string text) => Assert.False(ByteSize.TryParse(text, out _));

    [Fact]
    public void Any_text_is_read_or_refused() =>
        Gen.String.Sample(text =>
        {
            _ = Duration.TryParse(text, out _);
            _ = ByteSize.TryParse(text, out _);
        });
}
