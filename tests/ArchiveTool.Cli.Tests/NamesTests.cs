using System.Text;
using System.Text.Json;
using ArchiveTool.Testing;
using ArchiveTool.Urls.Idna;

namespace ArchiveTool.Cli.Tests;

/// <summary>What posts are called on disk, whatever their files are called.</summary>
public sealed class NamesTests : IDisposable
{
    private static readonly string[] Names =
    [
        "CON",
        "NUL.txt",
        "com1",
        "trailing. .",
        "trailing...",
        "Case",
        "case",
        "CASE",
        "stra\u00dfe",
        "STRASSE",
        "\ufb01sh",
        "fish",
        "wi\u017fe",
        "wise",
        "caf\u00e9",
        "cafe\u0301",
        new('\u4e2d', 80),
        "\U0001f600",
        "\u202egnp.exe",
        "tab\tnew\u0001line",
        "new\nline",
        "-dash",
        "~",
        "%2e%2e",
        "a:b",
        "a\\b",
        "a*?\"<>|",
        "\u3000",
    ];

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Every_name_is_safe_its_own_and_stays()
    {
        foreach (var name in Names)
        {
            folder.Write($"posts/{name}.md", "---\ntitle: ../../../etc/passwd\nslug: ../up\n---\nText\n");
        }

        var first = await ArchiveAsync();
        var slugs = Slugs();
        Assert.Equal(Names.Length, first.Count);
        Assert.Equal(Names.Length, slugs.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.Equal(2, slugs.Count(slug => slug.StartsWith("str", StringComparison.OrdinalIgnoreCase)));
        Assert.Single(slugs, slug => slug is "stra\u00dfe" or "STRASSE");
        Assert.Single(slugs, slug => slug is "\ufb01sh" or "fish");
        Assert.Single(slugs, slug => slug is "wi\u017fe" or "wise");
        Assert.Equal(slugs, slugs.Select(UnicodeNormalization.ToNfc));
        Assert.All(
            slugs,
            slug => Assert.Matches(@"^[\p{L}\p{M}\p{N}]([\p{L}\p{M}\p{N}._-]*[\p{L}\p{M}\p{N}])?$", slug)
        );
        Assert.All(slugs, slug => Assert.DoesNotMatch(@"(?i)^(con|prn|aux|nul|com\d|lpt\d)(\.|$)", slug));
        Assert.All(slugs, slug => Assert.InRange(Encoding.UTF8.GetByteCount(slug), 1, 110));
        Assert.Equal(0, (await CommandLine.RunAsync("verify", folder["library"])).ExitCode);

        folder.Write("posts/one more.md", "Text\n");
        var second = await ArchiveAsync();
        Assert.All(first, post => Assert.Equal(post.Value, second[post.Key]));
        Assert.Contains("one-more", second.Values);
    }

    [Fact]
    public async Task A_file_that_begins_with_an_at_sign_is_a_post_and_no_list_of_arguments()
    {
        folder.Write("@post.md", "Text\n");
        var result = await CommandLine.RunAsync(
            new CliSettings { WorkingFolder = folder.Path },
            "archive",
            "@post.md",
            "-o",
            "library"
        );
        Assert.True(result.ExitCode == 0, result.Error);
    }

    private async Task<Dictionary<string, string>> ArchiveAsync()
    {
        var result = await CommandLine.RunAsync("archive", folder["posts"], "-o", folder["library"]);
        Assert.True(result.ExitCode == 0, result.Error);
        return Slugs().ToDictionary(GetSource, slug => slug, StringComparer.Ordinal);
    }

    private List<string> Slugs() =>
        [.. Directory.GetDirectories(folder["library", "posts"]).Select(path => Path.GetFileName(path)!)];

    private string GetSource(string slug)
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(folder["library", "posts", slug, "manifest.json"]));
        return json.RootElement.GetProperty("post").GetProperty("source").GetString()!;
    }
}
