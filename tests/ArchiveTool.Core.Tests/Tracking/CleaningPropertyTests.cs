using ArchiveTool.Testing;
using ArchiveTool.Tracking;
using ArchiveTool.Urls.Parsing;
using CsCheck;

namespace ArchiveTool.Core.Tests.Tracking;

/// <summary>What holds of every cleaned URL.</summary>
public sealed class CleaningPropertyTests
{
    private static readonly TrackingCatalogue Catalogue = TrackingCatalogue.Load();

    private static readonly Gen<string> Base = One(
        "https://example.org/a",
        "http://EXAMPLE.org:80/%7Ea/../b",
        "https://www.amazon.com/dp/B1",
        "https://www.booking.com/hotel.html",
        "https://www.youtube.com/watch",
        "https://detail.tmall.com/item.htm",
        "https://l.facebook.com/l.php",
        "https://www.google.com/url",
        "https://www.awin1.com/cread.php",
        "https://c.duomai.com/track.php",
        "https://prf.hn/click/camref:1/destination:https%3A%2F%2Fexample.org%2F",
        "https://example.org/路/%e4",
        "/relative/path",
        "page.html"
    );

    private static readonly Gen<string> Name = One(
        "utm_source",
        "UTM_Medium",
        "utm%5Fterm",
        "fbclid",
        "gclid",
        "tag",
        "aid",
        "spm",
        "id",
        "q",
        "v",
        "url",
        "u",
        "t",
        "ued",
        "awinmid",
        "a",
        "",
        "%",
        "路",
        "ref",
        "si",
        "site_id"
    );

    private static readonly Gen<string> Value = One(
        "",
        "1",
        "%7e",
        "%7E",
        "a+b",
        "a%20b",
        "路",
        "x=y",
        "me-20",
        "%ZZ",
        "https://example.org/?utm_source=1&b=2",
        "https%3A%2F%2Fexample.org%2F%3Futm_source%3D1%26c%3D2",
        "https%253A%252F%252Fexample.org%252F%253Ffbclid%253D1",
        "https%3A%2F%2Fl.facebook.com%2Fl.php%3Fu%3Dhttps%253A%252F%252Fexample.org%252F%253Fgclid%253D1",
        "https%3A%2F%2Fwww.amazon.com%2Fdp%2FB1%3Ftag%3Dme-20"
    );

    private static readonly Gen<string> Parameter =
        from name in Name
        from sign in One("=", "=", "=", "")
        from value in Value
        select name + (sign.Length == 0 ? "" : sign + value);

    private static readonly Gen<string> Link =
        from start in Base
        from query in Parameter.List[0, 5]
        from separator in One("&", "&", "&amp;")
        from fragment in One("", "#", "#top", "#utm_source=1", "#a=1&fbclid=2", "#/route?utm_id=1&b=2")
        select start + (query.Count == 0 ? "" : "?" + string.Join(separator, query)) + fragment;

    private static readonly WebUrl Address = Parse("https://blog.example/post", null)!;

    [Fact]
    public void What_is_clean_stays_as_it_is() =>
        Link.Sample(link =>
        {
            foreach (var cleaning in (LinkCleaning[])[LinkCleaning.Tracking, LinkCleaning.All])
            {
                var once = Clean(link, cleaning);
                Assert.Equal(once, Clean(once, cleaning));
            }

            if (Parse(link, Address) is { } url && Catalogue.Judge(url, link).Tracking is { } tracking)
            {
                var again = Parse(tracking.CleanUrl, Address);
                Assert.NotNull(again);
                Assert.Equal(
                    tracking.CleanUrl,
                    Catalogue.Judge(again, tracking.CleanUrl).Tracking?.CleanUrl ?? tracking.CleanUrl
                );
            }
        });

    [Fact]
    public void What_stays_keeps_its_bytes_and_its_order() =>
        Link.Where(link => Parse(link, Address) is { } url && Catalogue.Judge(url, link).Tracking?.Redirector is null)
            .Sample(link =>
            {
                var kept = Clean(link, LinkCleaning.Tracking);

                // Taking parts out leaves a subsequence of the parts.
                var parts = link.Split('?', '&', '#');
                var at = 0;
                foreach (var part in kept.Split('?', '&', '#'))
                {
                    while (at < parts.Length && parts[at] != part && parts[at] != "amp;" + part)
                    {
                        at++;
                    }

                    Assert.True(at < parts.Length, $"{link} became {kept}");
                    at++;
                }
            });

    [Fact]
    public void Every_networks_link_is_clean_once_it_was_cleaned()
    {
        var links = File.ReadLines(FixtureFiles.Path("tracking", "affiliate-links.txt"))
            .Where(line => line.StartsWith("http", StringComparison.Ordinal));
        foreach (var link in links)
        {
            var all = Clean(link, LinkCleaning.All);
            Assert.Equal(all, Clean(all, LinkCleaning.All));
            var tracking = Clean(link, LinkCleaning.Tracking);
            Assert.Equal(tracking, Clean(tracking, LinkCleaning.Tracking));
        }
    }

    private static Gen<string> One(params string[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    private static string Clean(string link, LinkCleaning cleaning) =>
        Parse(link, Address) is { } url ? Catalogue.Clean(url, link, cleaning) : link;

    private static WebUrl? Parse(string link, WebUrl? address) =>
        WebUrl.TryParse(link, address, out var url) ? url : null;
}
