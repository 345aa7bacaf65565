using System.Globalization;
using System.Text.Json;
using ArchiveTool.Testing;

namespace ArchiveTool.Cli.Tests;

/// <summary>What an audit says of a web where it is known what each link is.</summary>
public sealed class AuditLivenessTests(AuditFixture fixture, ITestOutputHelper output) : IClassFixture<AuditFixture>
{
    private static readonly string[] Statuses = ["alive", "redirected", "dead", "blocked", "unverifiable", "skipped"];

    [Fact]
    public void Every_link_gets_its_label_and_none_is_called_dead_that_is_not()
    {
        var matrix = Statuses.ToDictionary(row => row, _ => new int[Statuses.Length], StringComparer.Ordinal);
        var wrong = new List<string>();
        foreach (var (expected, found) in fixture.Web.Links.Zip(fixture.Links))
        {
            var (status, reason) = (Text(found, "status"), Text(found, "reason"));
            matrix[expected.Status][Array.IndexOf(Statuses, status)]++;
            if (status != expected.Status || reason != expected.Reason)
            {
                wrong.Add($"{expected.Url}: {status} {reason} in place of {expected.Status} {expected.Reason}");
            }
        }

        Print(matrix);
        Assert.Empty(wrong);
        Assert.Equal(1, fixture.Result.ExitCode);
    }

    [Fact]
    public async Task Every_fragment_gets_its_label_and_what_script_makes_is_not_called_dead()
    {
        var web = fixture.Web;
        var result = await CommandLine.RunAsync(
            web.Settings,
            ["audit", web.WriteFragmentPost(), "--format", "json", "--fragments", .. web.Arguments]
        );

        var wrong = new List<string>();
        using var report = JsonDocument.Parse(result.Output);
        foreach (var (expected, found) in web.Fragments.Zip(report.RootElement.GetProperty("links").EnumerateArray()))
        {
            Assert.Equal(expected.Url, Text(found, "url"));
            var (status, reason) = (Text(found, "status"), Text(found, "reason"));
            if (status != expected.Status || reason != expected.Reason)
            {
                wrong.Add($"{expected.Url}: {status} {reason} in place of {expected.Status} {expected.Reason}");
            }
        }

        Assert.Empty(wrong);
    }

    [Fact]
    public void The_status_told_is_the_last_hops_and_another_canonical_address_is_suggested()
    {
        var chain = fixture.Link("http://chain.example/a");

        Assert.Equal(404, chain.GetProperty("httpStatus").GetInt32());
        Assert.Equal(
            [301, 302],
            chain.GetProperty("redirects").EnumerateArray().Select(hop => hop.GetProperty("status").GetInt32())
        );
        Assert.Equal(
            "http://canonical.example/original",
            Text(fixture.Link("http://canonical.example/copy"), "suggestion")
        );
    }

    [Fact]
    public void Nobody_is_called_whose_call_would_count()
    {
        string[] counting = ["awin1.com", "www.awin1.com", "s.click.taobao.com", "www.google.com", "hm.baidu.com"];

        Assert.DoesNotContain(fixture.Web.Server.Requests, request => counting.Contains(request.Host));
    }

    [Fact]
    public void A_link_is_asked_for_once_and_a_page_by_GET_alone()
    {
        var asked = fixture.Web.Server.Requests.Where(request => request.Host == "plain.example").ToList();

        Assert.Single(asked, request => request.Target == "/a?b=c&d=%7E");
        Assert.DoesNotContain(asked, request => request.Method == "HEAD");
        Assert.Equal(
            ["HEAD", "GET"],
            fixture
                .Web.Server.Requests.Where(request => request.Host == "no-head-405.example")
                .Select(request => request.Method)
        );
    }

    [Fact]
    public void A_host_is_probed_once_and_only_on_suspicion()
    {
        var probed = fixture
            .Web.Server.Requests.Where(request =>
                request.Target.Count(c => c == '/') == 2 && request.Target.Length == 26
            )
            .Select(request => request.Host)
            .ToList();

        Assert.Contains("chatty.example", probed);
        Assert.DoesNotContain("plain.example", probed);
        Assert.Equal(probed.Distinct(StringComparer.Ordinal), probed);
    }

    [Fact]
    public void A_permanent_redirect_suggests_the_new_address_and_shows_its_chain()
    {
        var moved = fixture.Link("http://mixed.example/a");

        Assert.Equal("http://temporary.example/a", Text(moved, "suggestion"));
        Assert.Equal("http://plain.example/a", Text(moved, "finalUrl"));
        Assert.Equal(200, moved.GetProperty("httpStatus").GetInt32());
        Assert.Equal(
            [301, 302],
            moved.GetProperty("redirects").EnumerateArray().Select(hop => hop.GetProperty("status").GetInt32())
        );
    }

    [Fact]
    public void A_suggestion_keeps_the_links_place_and_brings_no_click_along()
    {
        Assert.Equal("http://plain.example/a#part", Text(fixture.Link("http://moved.example/a#part"), "suggestion"));
        Assert.Equal("http://plain.example/a", Text(fixture.Link("http://dirty.example/a"), "suggestion"));
        Assert.Null(Text(fixture.Link("http://cloaked.example/go"), "suggestion"));
    }

    [Fact]
    public void A_hop_that_is_a_beacon_is_named_and_not_called()
    {
        var tracking = fixture.Link("http://counted.example/a").GetProperty("tracking");

        Assert.True(tracking.GetProperty("beacon").GetBoolean());
        Assert.Equal("http://hm.baidu.com/hm.gif?si=1", Text(tracking, "hop"));
    }

    [Fact]
    public void A_hop_that_earns_is_named()
    {
        var through = fixture.Link("http://through.example/a");
        var affiliate = through.GetProperty("affiliate");

        Assert.Equal("Awin", Text(affiliate, "network"));
        Assert.Equal("3", Text(affiliate.GetProperty("account"), "awinmid"));
        Assert.StartsWith("https://www.awin1.com/", Text(affiliate, "hop"), StringComparison.Ordinal);
        Assert.Equal("http://plain.example/a", Text(through, "finalUrl"));
    }

    [Fact]
    public void Pictures_are_checked_as_pictures()
    {
        var pictures = fixture.Links.Where(link => Text(link, "kind") == "image").ToList();

        Assert.Equal([LabelledWeb.GoodPicture, LabelledWeb.PageForPicture], pictures.Select(link => Text(link, "url")));
        Assert.Equal(["alive", "dead"], pictures.Select(link => Text(link, "status")));
        Assert.Equal("not-an-image", Text(pictures[1], "reason"));
    }

    private static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();

    private void Print(Dictionary<string, int[]> matrix)
    {
        output.WriteLine($"{"label \\ found", -14}" + string.Concat(Statuses.Select(status => $"{status, 13}")));
        foreach (var (label, counts) in matrix)
        {
            var row = counts.Select(count => count.ToString(CultureInfo.InvariantCulture).PadLeft(13));
            output.WriteLine($"{label, -14}" + string.Concat(row));
        }
    }
}
