using ArchiveTool.Tracking;
using ArchiveTool.Tracking.Judgements;
using ArchiveTool.Urls.Parsing;
using BenchmarkDotNet.Attributes;

namespace ArchiveTool.Benchmarks;

/// <summary>Parsing a URL and judging it.</summary>
[MemoryDiagnoser]
public class UrlBenchmarks
{
    private const string Link = "https://c.duomai.com/track.php?site_id=100200&euid=&t=https://lamps.example.com/";

    private readonly TrackingCatalogue catalogue = TrackingCatalogue.Load();
    private WebUrl url = null!;

    /// <summary>Parses once.</summary>
    [GlobalSetup]
    public void Parse() =>
        url = WebUrl.TryParse(Link, null, out var parsed) ? parsed : throw new InvalidOperationException(Link);

    /// <summary>By the URL standard.</summary>
    [Benchmark]
    public bool ParseUrl() => WebUrl.TryParse(Link, null, out _);

    /// <summary>Network, account, destination.</summary>
    [Benchmark]
    public UrlJudgement Judge() => catalogue.Judge(url);
}
