using System.Globalization;
using ArchiveTool.Core.Inputs.Feeds.Parsing;

namespace ArchiveTool.Core.Inputs.Feeds;

/// <summary>Reads how often a feed says that it changes.</summary>
internal static class FeedPause
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    /// <summary>How long what was read is new; zero if the feed says nothing that can be read, at most a day.</summary>
    public static TimeSpan Find(FeedNode about)
    {
        // https://www.rssboard.org/rss-specification#ltttlgtSubelementOfLtchannelgt: minutes.
        if (double.TryParse(about.FindText("ttl"), NumberStyles.Number, CultureInfo.InvariantCulture, out var minutes))
        {
            return Bound(minutes);
        }

        // https://web.resource.org/rss/1.0/modules/syndication/
        const double Hour = 60;
        double? period = about.FindText("sy:updatePeriod")?.ToLowerInvariant() switch
        {
            "hourly" => Hour,
            "daily" => 24 * Hour,
            "weekly" => 7 * 24 * Hour,
            "monthly" => 30 * 24 * Hour,
            "yearly" => 365 * 24 * Hour,
            _ => null,
        };
        var often = double.TryParse(
            about.FindText("sy:updateFrequency"),
            NumberStyles.Number,
            CultureInfo.InvariantCulture,
            out var frequency
        );
        return period is { } length ? Bound(often && frequency >= 1 ? length / frequency : length) : TimeSpan.Zero;
    }

    private static TimeSpan Bound(double minutes) =>
        minutes is > 0 and < 1e6 ? TimeSpan.FromMinutes(Math.Min(minutes, Longest.TotalMinutes))
        : minutes > 0 ? Longest
        : TimeSpan.Zero;
}
