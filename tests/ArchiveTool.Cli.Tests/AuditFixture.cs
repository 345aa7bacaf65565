using System.Text.Json;
using ArchiveTool.Testing;

namespace ArchiveTool.Cli.Tests;

/// <summary>One audit of all of the labelled web, which many tests look at.</summary>
public sealed class AuditFixture : IAsyncLifetime
{
    private LabelledWeb? web;

    internal LabelledWeb Web => web!;

    internal CliResult Result { get; private set; } = new(0, "", "");

    internal JsonElement Report { get; private set; }

    internal IReadOnlyList<JsonElement> Links => [.. Report.GetProperty("links").EnumerateArray()];

    public async ValueTask InitializeAsync()
    {
        web = await LabelledWeb.StartAsync();
        Result = await CommandLine.RunAsync(
            web.Settings,
            ["audit", web.WritePost(), "--format", "json", .. web.Arguments]
        );
        Report = JsonDocument.Parse(Result.Output).RootElement.Clone();
    }

    public async ValueTask DisposeAsync() => await Web.DisposeAsync();

    internal JsonElement Link(string url) =>
        Links.Single(link =>
            link.GetProperty("url").GetString() == url && link.GetProperty("kind").GetString() == "link"
        );
}
