using System.Text.Json;
using ArchiveTool.Testing;

namespace ArchiveTool.Cli.Tests;

/// <summary>Every kind of damage is found, named, and, where that can be, put right.</summary>
public sealed class VerifyTests : IAsyncLifetime
{
    private static readonly string[] Replay =
    [
        "--replay",
        FixtureFiles.Path("records", "harbour-lights.warc.gz"),
        "--no-link-check",
    ];

    private readonly TemporaryFolder folder = new();

    private string Root => folder["library"];

    public async ValueTask InitializeAsync()
    {
        var result = await CommandLine.RunAsync([
            "archive",
            FixtureFiles.Path("posts", "harbour-lights.txt"),
            "-o",
            Root,
            .. Replay,
        ]);
        Assert.True(result.ExitCode == 0, result.Error);
    }

    public ValueTask DisposeAsync()
    {
        folder.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task A_whole_library_is_whole_and_stays_untouched()
    {
        var before = Snapshot();
        var result = await CommandLine.RunAsync("verify", Root, "--format", "json");

        Assert.Equal(0, result.ExitCode);
        using var json = JsonDocument.Parse(result.Output);
        Assert.Equal("archivetool/verify/1", json.RootElement.GetProperty("schema").GetString());
        Assert.True(json.RootElement.GetProperty("whole").GetBoolean());
        Assert.Empty(json.RootElement.GetProperty("problems").EnumerateArray());
        Assert.Equal(before, Snapshot());
    }

    [Fact]
    public async Task A_configuration_for_every_command_may_say_how_to_fetch()
    {
        var config = folder.Write("all.yml", "concurrency: 4\ntimeout: 5s\nfollow-affiliate: false\n");
        var result = await CommandLine.RunAsync("verify", Root, "--config", config);

        Assert.True(result.ExitCode == 0, result.Error);
    }

    [Fact]
    public async Task All_damage_at_once_is_found_and_what_can_be_is_repaired()
    {
        var flipped = Files("assets")[0];
        Flip(flipped);
        var lost = Files("assets")[3];
        File.Delete(lost);
        var thumbnail = Files("thumbnails")[1];
        Flip(thumbnail);
        var lostThumbnail = Files("thumbnails")[2];
        File.Delete(lostThumbnail);
        folder.Write("library/assets/stray.bin", "not mine");
        folder.Write("library/thumbnails/320/00/" + new string('0', 64) + ".webp", "not mine either");
        Flip(folder["library", "posts", "harbour-lights", "original.txt"]);
        Flip(folder["library", "posts", "harbour-lights", "post.txt"]);
        File.Delete(folder["library", "posts", "harbour-lights", "index.html"]);
        var before = Snapshot();
        var found = await ProblemsAsync();

        Assert.Equal(
            [
                $"asset-changed {Relative(flipped)}",
                $"asset-missing {Relative(lost)}",
                "orphan assets/stray.bin",
                "page-missing posts/harbour-lights/index.html",
                "original-changed posts/harbour-lights/original.txt",
                "page-changed posts/harbour-lights/post.txt",
                "orphan thumbnails/320/00/" + new string('0', 64) + ".webp",
                $"thumbnail-changed {Relative(thumbnail)}",
                $"thumbnail-missing {Relative(lostThumbnail)}",
            ],
            found
        );
        Assert.Equal(before, Snapshot());

        var repaired = await CommandLine.RunAsync(["verify", Root, "--repair", .. Replay.SkipLast(1)]);
        Assert.True(repaired.ExitCode == 0, repaired.Output + repaired.Error);
        Assert.Contains("assets/stray.bin was removed", repaired.Error, StringComparison.Ordinal);
        Assert.Contains("was fetched again from https://images.example.net/", repaired.Error, StringComparison.Ordinal);
        Assert.Equal(
            await File.ReadAllBytesAsync(FixtureFiles.Path("posts", "harbour-lights.txt")),
            await File.ReadAllBytesAsync(folder["library", "posts", "harbour-lights", "original.txt"])
        );
    }

    [Fact]
    public async Task What_is_repaired_is_what_it_was()
    {
        var before = Snapshot("posts", "assets");
        File.Delete(folder["library", "posts", "harbour-lights", "post.txt"]);
        File.Delete(folder["library", "posts", "harbour-lights", "index.html"]);
        File.Delete(Files("assets")[5]);
        var repaired = await CommandLine.RunAsync(["verify", Root, "--repair", .. Replay.SkipLast(1)]);

        Assert.True(repaired.ExitCode == 0, repaired.Output + repaired.Error);
        Assert.Equal(before, Snapshot("posts", "assets"));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("original.txt")]
    public async Task Without_its_original_the_rewritten_post_stays(string? stranger)
    {
        var post = folder.Write("lost.md", "# Hi\n");
        Assert.Equal(0, (await CommandLine.RunAsync("archive", post, "-o", folder["lost"])).ExitCode);
        File.Delete(folder["lost", "posts", "lost", "original.md"]);
        File.Delete(post);
        if (stranger is not null)
        {
            folder.Write($"lost/posts/lost/{stranger}", "somebody else's");
        }

        var result = await CommandLine.RunAsync("verify", folder["lost"], "--repair");

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("original could not be repaired", result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("orphan", result.Output, StringComparison.Ordinal);
        Assert.Equal("# Hi\n", await File.ReadAllTextAsync(folder["lost", "posts", "lost", "post.md"]));
    }

    /// <summary>What a run that was killed had not finished lies below <c>.archivetool</c> until the next run clears it.</summary>
    [Theory]
    [InlineData("tmp/4f2a.part")]
    [InlineData("tmp/nested/left.png")]
    [InlineData("changing/new/harbour-lights/manifest.json")]
    public async Task What_a_killed_run_left_is_no_orphan(string path)
    {
        folder.Write($"library/.archivetool/{path}", "half of a bo");

        var verified = await CommandLine.RunAsync("verify", Root);

        Assert.True(verified.ExitCode == 0, verified.Output + verified.Error);
        Assert.Empty(await ProblemsAsync());
    }

    [Theory]
    [InlineData("browse/texts-0.js")]
    [InlineData("browse/searched.js")]
    [InlineData("browse/browse.css")]
    [InlineData("index.html")]
    public async Task A_changed_page_for_browsing_is_found_and_made_again(string path)
    {
        var page = Path.Combine(Root, path);
        var before = await File.ReadAllBytesAsync(page);
        await File.WriteAllBytesAsync(page, [.. before[..^1], (byte)' ', before[^1]]);

        Assert.Equal([$"page-changed {path}"], await ProblemsAsync());
        var repaired = await CommandLine.RunAsync(["verify", Root, "--repair", .. Replay.SkipLast(1)]);

        Assert.True(repaired.ExitCode == 0, repaired.Output + repaired.Error);
        Assert.Empty(await ProblemsAsync());
        Assert.Equal(before, await File.ReadAllBytesAsync(page));
    }

    [Theory]
    [InlineData("index.html")]
    [InlineData("browse/pictures.js")]
    public async Task A_lost_page_for_browsing_is_found_and_made_again(string path)
    {
        var file = Path.Combine(Root, path);
        var before = await File.ReadAllBytesAsync(file);
        File.Delete(file);
        Assert.Equal([$"page-missing {path}"], await ProblemsAsync());

        var repaired = await CommandLine.RunAsync(["verify", Root, "--repair", .. Replay.SkipLast(1)]);
        Assert.True(repaired.ExitCode == 0, repaired.Output + repaired.Error);
        Assert.Equal(before, await File.ReadAllBytesAsync(file));
    }

    [Theory]
    [InlineData("\"status\": \"archived\"", "\"status\": \"lost\"", "manifest-invalid")]
    [InlineData("\"schema\"", "\"scheme\"", "manifest-invalid")]
    [InlineData("\"format\": \"", "\"format\": \"x", "manifest-invalid")]
    [InlineData("\"rewrittenTo\": \"../../assets/", "\"rewrittenTo\": \"../../assets/00/", "reference-broken")]
    [InlineData("\"path\": \"assets/", "\"path\": \"../assets/", "manifest-invalid")]
    [InlineData("\"title\": \"", "\"title\": \"My ", "manifest-changed")]
    [InlineData("{", "", "manifest-invalid")]
    public async Task An_edited_manifest_is_found(string old, string edited, string code)
    {
        var path = folder["library", "posts", "harbour-lights", "manifest.json"];
        var text = await File.ReadAllTextAsync(path);
        var at = text.IndexOf(old, StringComparison.Ordinal);
        await File.WriteAllTextAsync(path, text[..at] + edited + text[(at + old.Length)..]);
        var found = await ProblemsAsync();

        Assert.Contains($"{code} posts/harbour-lights/manifest.json", found);
        Assert.DoesNotContain(found, line => line.StartsWith("orphan", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_change_of_one_s_own_is_taken_by_building_the_index_again()
    {
        var path = folder["library", "posts", "harbour-lights", "manifest.json"];
        var text = await File.ReadAllTextAsync(path);
        await File.WriteAllTextAsync(path, text.Replace("\"title\": \"", "\"title\": \"My ", StringComparison.Ordinal));
        Assert.Equal(["manifest-changed posts/harbour-lights/manifest.json"], await ProblemsAsync());

        var result = await CommandLine.RunAsync("verify", Root, "--rebuild-index");
        Assert.True(result.ExitCode == 0, result.Output + result.Error);
        Assert.Contains("My ", await File.ReadAllTextAsync(folder["library", "index.html"]), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, "index-missing")]
    [InlineData("not a database", "index-damaged")]
    public async Task A_lost_index_is_named_and_built_again(string? content, string code)
    {
        File.Delete(folder["library", "library.db"]);
        if (content is not null)
        {
            folder.Write("library/library.db", content);
        }

        Assert.Equal([$"{code} library.db"], await ProblemsAsync());
        Assert.Equal(0, (await CommandLine.RunAsync("verify", Root, "--rebuild-index")).ExitCode);
        Assert.Empty(await ProblemsAsync());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_run_killed_while_it_made_the_library_left_no_damage(bool hasDatabase)
    {
        folder.Write("begun/library.json", await File.ReadAllBytesAsync(folder["library", "library.json"]));
        if (hasDatabase)
        {
            folder.Write("begun/library.db", "");
        }

        var result = await CommandLine.RunAsync("verify", folder["begun"]);
        Assert.True(result.ExitCode == 0, result.Output + result.Error);
    }

    [Theory]
    [InlineData("""{"format": 1}""", 0)]
    [InlineData("{", 3)]
    [InlineData("null", 3)]
    [InlineData("""{"format": 1, "thumbnailFormat": "bmp"}""", 3)]
    [InlineData("""{"format": 1, "thumbnailWidths": [0]}""", 3)]
    public async Task Settings_that_were_lost_can_be_begun_anew(string settings, int status)
    {
        folder.Write("library/library.json", settings);
        foreach (var command in (string[])["verify", "thumbnails"])
        {
            var result = await CommandLine.RunAsync(command, Root);
            Assert.True(status == result.ExitCode, result.Error);
            Assert.Equal(status == 3, result.Error.Contains("""write {"format": 1}""", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task A_library_without_its_settings_says_how_to_go_on()
    {
        File.Delete(folder["library", "library.json"]);
        var post = folder.Write("post.md", "Text\n");
        foreach (
            var arguments in (string[][])
                [
                    ["verify", Root],
                    ["archive", post, "-o", Root],
                    ["remove", Root, "x"],
                ]
        )
        {
            var result = await CommandLine.RunAsync(arguments);
            Assert.Equal(3, result.ExitCode);
            Assert.Contains("library.json is missing; restore it", result.Error, StringComparison.Ordinal);
            Assert.Contains("""write {"format": 1}""", result.Error, StringComparison.Ordinal);
        }

        folder.Write("library/library.json", """{"format": 1}""");
        Assert.Empty(await ProblemsAsync());
    }

    [Fact]
    public async Task A_post_taken_away_by_hand_is_missed()
    {
        Directory.Delete(folder["library", "posts", "harbour-lights"], recursive: true);
        var found = await ProblemsAsync();

        Assert.Contains("manifest-missing posts/harbour-lights/manifest.json", found);
    }

    [Fact]
    public async Task What_is_no_library_or_of_a_newer_program_is_refused()
    {
        Assert.Equal(3, (await CommandLine.RunAsync("verify", folder["nothing"])).ExitCode);
        var settings = folder["library", "library.json"];
        var text = await File.ReadAllTextAsync(settings);
        await File.WriteAllTextAsync(
            settings,
            text.Replace("\"format\": 1", "\"format\": 99", StringComparison.Ordinal)
        );
        var newer = await CommandLine.RunAsync("verify", Root);
        Assert.Equal(3, newer.ExitCode);
        Assert.Contains("use a newer archivetool", newer.Error, StringComparison.Ordinal);
        var archived = await CommandLine.RunAsync([
            "archive",
            FixtureFiles.Path("posts", "harbour-lights.txt"),
            "-o",
            Root,
            .. Replay,
        ]);
        Assert.Equal(3, archived.ExitCode);

        await File.WriteAllTextAsync(
            settings,
            text.Replace("\"format\": 1", "\"format\": 0", StringComparison.Ordinal)
        );
        Assert.Equal(0, (await CommandLine.RunAsync("thumbnails", Root)).ExitCode);
        Assert.Equal(text, await File.ReadAllTextAsync(settings));
        Assert.Empty(await ProblemsAsync());
    }

    [Fact]
    public async Task Thumbnails_of_other_settings_are_no_damage()
    {
        Assert.Equal(0, (await CommandLine.RunAsync("thumbnails", Root, "--thumbnail-widths", "64")).ExitCode);
        Assert.Empty(await ProblemsAsync());
        Assert.Equal(0, (await CommandLine.RunAsync("thumbnails", Root, "--prune")).ExitCode);
        Assert.Empty(await ProblemsAsync());
    }

    private static void Flip(string path)
    {
        var bytes = File.ReadAllBytes(path);
        bytes[^9] ^= 1;
        File.WriteAllBytes(path, bytes);
    }

    private string[] Files(string part) =>
        [
            .. Directory
                .GetFiles(folder["library", part], "*", SearchOption.AllDirectories)
                .Order(StringComparer.Ordinal),
        ];

    private string Relative(string path) => Path.GetRelativePath(Root, path);

    private async Task<IReadOnlyList<string>> ProblemsAsync()
    {
        var result = await CommandLine.RunAsync("verify", Root, "--format", "json");
        using var json = JsonDocument.Parse(result.Output);
        var problems = json.RootElement.GetProperty("problems").EnumerateArray().ToList();
        Assert.Equal(problems.Count == 0 ? 0 : 1, result.ExitCode);
        Assert.All(problems, problem => Assert.Contains(';', problem.GetProperty("message").GetString()!));
        return
        [
            .. problems.Select(problem =>
                $"{problem.GetProperty("code").GetString()} {problem.GetProperty("path").GetString()}"
            ),
        ];
    }

    /// <summary>Every file with its hash and time.</summary>
    private IReadOnlyList<string> Snapshot(params string[] parts) =>
        [
            .. from path in Directory.GetFiles(Root, "*", SearchOption.AllDirectories)
            let relative = Relative(path)
            where parts.Length == 0 || parts.Contains(relative.Split('/')[0])
            orderby relative
            let hash = Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(path)))
            select parts.Length == 0
                ? $"{relative} {hash} {File.GetLastWriteTimeUtc(path).Ticks}"
                : $"{relative} {hash}",
        ];
}
