using ArchiveTool.Cli.Output.Terminals;

namespace ArchiveTool.Cli.Tests;

/// <summary>What a run shows while it goes on fits the terminal.</summary>
public sealed class ProgressLinesTests
{
    private const string LongUrl = "https://a-long-host.example.org/with/a/long/path/that/goes/on/and/on/and/on.html";

    [Theory]
    [InlineData(20)]
    [InlineData(60)]
    [InlineData(200)]
    public void Both_lines_fit_and_the_bar_keeps_its_width(int width)
    {
        for (var done = 0; done <= 100; done += 25)
        {
            var state = new ProgressState(done, 100, 5_000_000, TimeSpan.FromSeconds(10), LongUrl);
            var (figures, underWay) = ProgressLines.Render(state, width);

            Assert.InRange(figures.Length, 19, width - 1);
            Assert.InRange(underWay.Length, 1, width - 1);
            Assert.Equal(Math.Min(20, width - 1), figures.TakeWhile(c => c is '━' or '─').Count());
        }
    }

    [Fact]
    public void Percent_rate_totals_and_the_time_left_are_told()
    {
        var state = new ProgressState(50, 200, 0, TimeSpan.FromSeconds(10), LongUrl);

        var (figures, underWay) = ProgressLines.Render(state, 100);

        Assert.Equal("━━━━━───────────────   25%  50/200  5/s  0:30 left", figures);
        Assert.Equal(LongUrl, underWay);
    }

    [Fact]
    public void What_is_waited_for_is_told_where_nothing_else_happens()
    {
        var state = new ProgressState(99, 100, 0, TimeSpan.FromSeconds(10), LongUrl)
        {
            WaitingFor = "slow.example.org",
            Waited = TimeSpan.FromSeconds(1),
            InFlight = 1,
        };

        Assert.Equal(LongUrl, ProgressLines.Render(state, 100).UnderWay);
        Assert.Equal(
            "waiting for slow.example.org (7 s, 1 under way)",
            ProgressLines.Render(state with { Waited = TimeSpan.FromSeconds(7) }, 100).UnderWay
        );
    }
}
