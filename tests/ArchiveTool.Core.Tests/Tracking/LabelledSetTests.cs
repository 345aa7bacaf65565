using ArchiveTool.Testing;
using ArchiveTool.Tracking;
using ArchiveTool.Tracking.Judgements;
using ArchiveTool.Urls.Parsing;

namespace ArchiveTool.Core.Tests.Tracking;

/// <summary>
/// The sets of <c>tests/data/tracking</c>, made from networks' documentation and public lists before the catalogue's
/// entries were looked up: how much of each the catalogue knows.
/// </summary>
public sealed class LabelledSetTests
{
    private static readonly TrackingCatalogue Catalogue = TrackingCatalogue.Default;

    [Fact(Timeout = 60_000)]
    public async Task Affiliate_links_are_recognised_and_lead_where_they_show()
    {
        var rows = await ReadAsync("affiliates.tsv", 4);

        // Two programmes are known by a parameter that others use too, so that they are guesses.
        AssertMissed(
            rows,
            row => Judge(row) is { Affiliate: not null } or { Likely.Kind: LikelyFinding.Affiliate },
            atMost: 2
        );
        AssertMissed(
            [.. rows.Where(row => row[2].StartsWith("http", StringComparison.Ordinal))],
            IsLedRight,
            atMost: 0
        );
        Assert.True(rows.DistinctBy(row => row[1]).Count() >= 120);
    }

    [Fact(Timeout = 60_000)]
    public async Task Redirectors_are_recognised_and_lead_where_they_show()
    {
        var rows = await ReadAsync("redirectors.tsv", 3);

        AssertMissed(rows, row => Judge(row).Tracking?.Redirector is not null, atMost: 1);
        AssertMissed(
            [.. rows.Where(row => row[1].StartsWith("http", StringComparison.Ordinal))],
            row => Judge(row).Tracking?.Destination == row[1],
            atMost: 0
        );
    }

    [Fact(Timeout = 60_000)]
    public async Task Shorteners_are_recognised()
    {
        var rows = await ReadAsync("shorteners.tsv", 3);

        AssertMissed(rows, row => Judge(row).Tracking?.Redirector is not null, atMost: 1);
    }

    [Fact(Timeout = 60_000)]
    public async Task Beacons_are_recognised_as_invisible_pictures()
    {
        var rows = await ReadAsync("beacons.tsv", 2);

        AssertMissed(
            rows,
            row => Catalogue.FindBeacon(Parse(row), 1, 1) is not null || Judge(row) is { Affiliate: not null },
            atMost: 1
        );
    }

    [Fact(Timeout = 60_000)]
    public async Task Parameters_that_track_are_taken_and_others_stay()
    {
        var rows = await ReadAsync("parameters.tsv", 3);

        AssertMissed(rows, row => Removed(row).SequenceEqual([row[1]]), atMost: 0);
    }

    [Fact(Timeout = 60_000)]
    public async Task Parameters_that_pages_need_stay()
    {
        var rows = await ReadAsync("needed.tsv", 3);

        AssertMissed(
            rows,
            row => !Removed(row).Except(row[2].Split(' ')).Any() && Judge(row).Likely is null,
            atMost: 0
        );
    }

    private static bool IsLedRight(string[] row) => Judge(row).Affiliate?.Destination == row[2];

    private static UrlJudgement Judge(string[] row) => Catalogue.Judge(Parse(row));

    private static IEnumerable<string> Removed(string[] row) =>
        Judge(row).Tracking?.Parameters.Select(parameter => parameter.Name) ?? [];

    private static WebUrl Parse(string[] row)
    {
        Assert.True(WebUrl.TryParse(row[0], null, out var url), row[0]);
        return url;
    }

    private static void AssertMissed(IReadOnlyList<string[]> rows, Func<string[], bool> isRight, int atMost)
    {
        var missed = rows.Where(row => !isRight(row)).Select(row => row[0]).ToList();

        Assert.True(missed.Count <= atMost, $"{missed.Count} of {rows.Count}:\n{string.Join('\n', missed)}");
    }

    private static async Task<IReadOnlyList<string[]>> ReadAsync(string name, int columns)
    {
        var path = Path.Combine(FixtureFiles.Repository, "tests", "data", "tracking", name);
        var lines = await File.ReadAllLinesAsync(path, TestContext.Current.CancellationToken);
        Assert.True(lines.Length >= 100, $"{lines.Length} lines");
        var rows = lines.Select(line => line.Split('\t')).ToList();
        Assert.All(rows, row => Assert.Equal(columns, row.Length));
        return rows;
    }
}
