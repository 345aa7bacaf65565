using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using ArchiveTool.Testing;

namespace ArchiveTool.Cli.Tests.HostileLibraries;

/// <summary>
/// A library that somebody else prepared makes no command read, change or delete anything outside of it, nor end in
/// anything but an exit status of its own. A seeded sample; with <c>ARCHIVETOOL_HOSTILE=full</c> everything, for which a
/// published program in <c>ARCHIVETOOL_EXECUTABLE</c> is many times as fast. <c>ARCHIVETOOL_HOSTILE=TEXT</c> takes the
/// cases that hold that text; <c>ARCHIVETOOL_HOSTILE_MINUTES</c> ends them early.
/// </summary>
public sealed class HostileLibraryTests : IAsyncLifetime
{
    private const int SampleSize = 80;

    // Beside the library, where a command of it may write.
    private const string Exported = "../exported";
    private const string Site = "../site";
    private const int Seed = 20260128;

    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    private static readonly TimeSpan LongestRun = double.TryParse(
        Environment.GetEnvironmentVariable("ARCHIVETOOL_HOSTILE_MINUTES"),
        CultureInfo.InvariantCulture,
        out var minutes
    )
        ? TimeSpan.FromMinutes(minutes)
        : TimeSpan.MaxValue;

    private static readonly string[] Replay =
    [
        "--replay",
        FixtureFiles.Path("records", "harbour-lights.warc.gz"),
        "--no-link-check",
    ];

    private readonly TemporaryFolder folder = new();

    private string Template => folder["template"];

    public async ValueTask InitializeAsync()
    {
        folder.Write("second.md", "# Second\n\n![](data:image/png;base64,iVBORw0KGgo=)\n\n![](picture.png)\n");
        folder.Write("picture.png", ImageMaker.Png(8, 8));
        // Two pictures stand for all: each run copies the library.
        var post = await File.ReadAllTextAsync(FixtureFiles.Path("posts", "harbour-lights.txt"));
        folder.Write("harbour-lights.txt", post[..post.IndexOf("<p>灯塔", StringComparison.Ordinal)] + "</div>\n");
        var result = await CommandLine.RunAsync([.. Archive(Template)]);
        Assert.True(result.ExitCode is 0 or 1, result.Error);
        PlantJournal();
    }

    public ValueTask DisposeAsync()
    {
        // What a case made unreadable is made deletable again.
        MakeReadable(new DirectoryInfo(folder.Path));
        folder.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public void The_alarm_is_on()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Access times are kept otherwise there.");
        var canaries = new Canaries(folder["canary"], Template);
        Assert.Empty(canaries.Harm());
        File.ReadAllText(canaries.File);
        Assert.NotEmpty(canaries.Harm());
        Assert.Empty(canaries.Harm());
        File.WriteAllText(Path.Combine(canaries.Folder, "new"), "new");
        Assert.NotEmpty(canaries.Harm());
    }

    [Fact]
    public async Task No_library_reaches_beyond_itself_or_breaks_a_command()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Pipes and links are made otherwise there.");
        var asked = Environment.GetEnvironmentVariable("ARCHIVETOOL_HOSTILE");
        var cells = Choose(asked).ToList();
        var failures = new ConcurrentBag<string>();
        var next = -1;
        var done = 0;
        var clock = Stopwatch.StartNew();
        // Their cases read the template's index, which must be closed again before the template is copied.
        var workers = Enumerable.Range(0, Environment.ProcessorCount).Select(MakeWorker).ToList();
        await Task.WhenAll(workers.Select(worker => WorkAsync(worker.Place, worker.Canaries, worker.Cases)));

        var result = $"{done} of {cells.Count} runs, {failures.Count} failures";
        Note(result);
        Assert.Empty(failures.Order(StringComparer.Ordinal).Take(20));

        async Task WorkAsync(string place, Canaries canaries, Dictionary<string, HostileCase> cases)
        {
            for (int at; clock.Elapsed < LongestRun && (at = Interlocked.Increment(ref next)) < cells.Count; )
            {
                var (name, command) = cells[at];
                if (await TryAsync(place, cases[name], command, canaries) is { } failure)
                {
                    failures.Add($"{name} | {command}: {failure}");
                    Note($"{name} | {command}: {failure}");
                }

                Interlocked.Increment(ref done);
            }
        }

        void Note(string line)
        {
            if (asked is not null)
            {
                lock (failures)
                {
                    File.AppendAllLines(Path.Combine(Path.GetTempPath(), "archivetool-hostile.txt"), [line]);
                }
            }
        }
    }

    /// <summary>Each worker has its own canaries, beside its own libraries.</summary>
    private (string Place, Canaries Canaries, Dictionary<string, HostileCase> Cases) MakeWorker(int number)
    {
        var place = Directory.CreateDirectory(folder[$"worker-{number}"]).FullName;
        var canaries = new Canaries(Path.Combine(place, "canary"), Template);
        return (place, canaries, AllCases(canaries).ToDictionary(item => item.Name, StringComparer.Ordinal));
    }

    private IEnumerable<(string Case, string Command)> Choose(string? asked)
    {
        var canaries = new Canaries(folder["choice"], Template);
        var names = AllCases(canaries).Select(item => item.Name).Distinct(StringComparer.Ordinal).ToList();
        var cells = names.SelectMany(_ => Commands.Keys, (name, command) => (name, command));
        if (asked is not (null or "full"))
        {
            return cells.Where(cell => cell.name.Contains(asked, StringComparison.Ordinal));
        }

        // What a run that is cut short did is a fair sample too.
        var all = cells.ToArray();
        new Random(Seed).Shuffle(all);
        return asked is null ? all.Take(SampleSize) : all;
    }

    private IEnumerable<HostileCase> AllCases(Canaries canaries) =>
        HostileEntries
            .List(Template, canaries)
            .Concat(HostileFields.ListFiles(Template, ["library.json"], canaries))
            .Concat(
                HostileFields.ListFiles(
                    Template,
                    ["posts/harbour-lights/manifest.json", "posts/second/manifest.json"],
                    canaries
                )
            )
            .Concat(HostileFields.ListLines(Template, ".archivetool/journal", canaries))
            .Concat(HostileIndex.List(canaries, Template))
            .DistinctBy(item => item.Name, StringComparer.Ordinal);

    private Dictionary<string, Func<string, string[]>> Commands =>
        new(StringComparer.Ordinal)
        {
            ["archive"] = Archive,
            ["archive --refresh"] = root => [.. Archive(root), "--refresh"],
            ["thumbnails"] = root => ["thumbnails", root, "--thumbnail-widths", "8"],
            ["thumbnails --prune"] = root => ["thumbnails", root, "--force", "--prune"],
            ["verify"] = root => ["verify", root],
            ["verify --repair"] = root => ["verify", root, "--repair", .. Replay[..2]],
            ["verify --rebuild-index"] = root => ["verify", root, "--rebuild-index"],
            ["list"] = root => ["list", root, "--format", "json"],
            ["search"] = root => ["search", root, "harbour"],
            ["remove"] = root => ["remove", root, "harbour-lights"],
            ["export html"] = root => Export("html", root, "out"),
            ["export epub"] = root => Export("epub", root, "out.epub"),
            ["export wacz"] = root => Export("wacz", root, "out.wacz"),
            ["export markdown"] = root => Export("markdown", root, "out"),
            ["localize"] = root => ["localize", Path.Combine(root, Site), "--from-library", root, .. Replay[..2]],
        };

    private static string[] Export(string format, string root, string name) =>
        ["export", format, root, "-o", Path.Combine(root, Exported, name)];

    private string[] Archive(string root) =>
        ["archive", folder["harbour-lights.txt"], folder["second.md"], "-o", root, "--extract-data-urls", .. Replay];

    private static void Clear(string path)
    {
        if (!Directory.Exists(path))
        {
            return;
        }

        MakeReadable(new DirectoryInfo(path));
        Directory.Delete(path, recursive: true);
    }

    /// <summary>What a case made unreadable can be deleted again.</summary>
    private static void MakeReadable(DirectoryInfo folder)
    {
        if (OperatingSystem.IsWindows() || Environment.IsPrivilegedProcess)
        {
            return;
        }

        folder.UnixFileMode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
        foreach (var inner in folder.EnumerateDirectories().Where(inner => inner.LinkTarget is null))
        {
            MakeReadable(inner);
        }
    }

    private async Task<string?> TryAsync(string place, HostileCase item, string command, Canaries canaries)
    {
        var root = Path.Combine(place, "library");
        foreach (var before in (string[])[root, Path.Combine(root, Exported), Path.Combine(root, Site)])
        {
            Clear(before);
        }

        HostileEntries.Copy(Template, root);
        Directory.CreateDirectory(Path.Combine(root, Exported));
        Directory.CreateDirectory(Path.Combine(root, Site));
        File.Copy(folder["harbour-lights.txt"], Path.Combine(root, Site, "harbour-lights.md"));
        item.Prepare(root);
        using var process = CommandLine.Start(new CliSettings { WorkingFolder = place }, Commands[command](root));
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        using var limit = new CancellationTokenSource(Longest);
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            return $"hangs: {await error}";
        }

        var said = await error + await output;
        return process.ExitCode is < 0 or > 3
            || said.Contains("Unhandled", StringComparison.Ordinal)
            || said.Contains("   at ", StringComparison.Ordinal)
                ? string.Create(
                    CultureInfo.InvariantCulture,
                    $"ends with {process.ExitCode}: {said[..Math.Min(said.Length, 1500)]}"
                )
            : canaries.Harm() is { Count: > 0 } harm ? string.Join("; ", harm.Take(3))
            : null;
    }

    /// <summary>A journal as a killed run leaves it.</summary>
    private void PlantJournal()
    {
        var manifest = System.Text.Json.Nodes.JsonNode.Parse(
            File.ReadAllText(Path.Combine(Template, "posts/harbour-lights/manifest.json"))
        )!;
        var asset = manifest["assets"]![0]!;
        File.WriteAllLines(
            Path.Combine(Template, ".archivetool/journal"),
            [
                $$"""{"asset":{{asset.ToJsonString()}},"fetch":{{asset["fetches"]![0]!.ToJsonString()}}}""",
                """{"begun":"harbour-lights"}""",
                """{"begun":"second"}""",
                """{"finished":"second"}""",
            ]
        );
    }
}
