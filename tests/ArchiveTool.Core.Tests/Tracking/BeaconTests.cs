using ArchiveTool.Testing;
using ArchiveTool.Tracking;
using ArchiveTool.Urls.Parsing;

namespace ArchiveTool.Core.Tests.Tracking;

/// <summary>Which pictures are tracking pixels.</summary>
public sealed class BeaconTests
{
    private static readonly TrackingCatalogue Catalogue = TrackingCatalogue.Load();

    public static TheoryData<string> Beacons => Lines("beacons.txt");

    public static TheoryData<string> Pictures => Lines("pictures.txt");

    [Theory]
    [MemberData(nameof(Beacons))]
    public void A_services_pixel_is_known(string link) => Assert.NotNull(Find(link, 1, 1));

    [Theory]
    [MemberData(nameof(Pictures))]
    public void A_picture_of_another_host_or_path_is_none_however_small(string link) => Assert.Null(Find(link, 1, 1));

    [Theory]
    [InlineData(0, 0, true)]
    [InlineData(1, 1, true)]
    [InlineData(200, 1, false)]
    [InlineData(null, null, false)]
    public void What_a_customers_own_domain_sends_must_also_be_tiny(int? width, int? height, bool isBeacon) =>
        Assert.Equal(isBeacon, Find("https://email.lamps.example.com/o/eJwlzDEOwyAMAM", width, height) is not null);

    private static string? Find(string link, int? width, int? height)
    {
        Assert.True(WebUrl.TryParse(link, null, out var url));
        return Catalogue.FindBeacon(url, width, height);
    }

    private static TheoryData<string> Lines(string name) =>
        [.. File.ReadLines(FixtureFiles.Path("tracking", name)).Where(line => line.Length > 0 && line[0] != '#')];
}
