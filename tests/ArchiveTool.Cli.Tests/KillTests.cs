using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.Json;
using ArchiveTool.Testing;

namespace ArchiveTool.Cli.Tests;

/// <summary>
/// An archive run killed at a random moment leaves a library that the next run goes on with, and nothing that had been
/// complete is asked for again. <c>ARCHIVETOOL_KILL_ROUNDS</c> says how often.
/// </summary>
public sealed class KillTests : IDisposable
{
    private const int Posts = 10;
    private const int PicturesOfPost = 20;
    private const int Pictures = Posts * PicturesOfPost;

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_killed_run_goes_on_where_it_ended()
    {
        var text = Environment.GetEnvironmentVariable("ARCHIVETOOL_KILL_ROUNDS");
        var rounds = text is null ? 3 : int.Parse(text, CultureInfo.InvariantCulture);
        var bodies = Enumerable
            .Range(0, Pictures)
            .Select(seed => ImageMaker.Png(8 + (seed / 20), 8 + (seed % 20), seed))
            .ToArray();
        for (var i = 0; i < Posts; i++)
        {
            folder.Write($"posts/post-{i}.md", PostText(i));
        }

        var random = new Random();
        for (var round = 0; round < rounds; round++)
        {
            // Between requests, after posts are done, and where a run begins and ends.
            var moment = random.Next(5) switch
            {
                0 or 1 => $"request {random.Next(1, Pictures)}",
                2 or 3 => $"post {random.Next(1, Posts)}",
                _ => random.Next(2) == 0 ? "library.json" : "index.html",
            };
            await RoundAsync(moment, bodies, folder[$"library-{round}"]);
        }
    }

    private static string PostText(int post)
    {
        var text = new StringBuilder().Append(CultureInfo.InvariantCulture, $"# Post {post}\n\n");
        for (var i = 0; i < PicturesOfPost; i++)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"![{i}](http://pictures.example/{(post * PicturesOfPost) + i}.png)\n\n"
            );
        }

        return text.ToString();
    }

    private async Task RoundAsync(string moment, byte[][] bodies, string library)
    {
        var kill = new TaskCompletionSource();
        var asked = new ConcurrentQueue<string>();
        await using var server = await TestServer.StartAsync();
        server.MapRest(async context =>
        {
            var name = context.Request.Path.Value![1..];
            asked.Enqueue(name);
            if (moment == $"request {asked.Count}")
            {
                kill.TrySetResult();
            }

            var body = bodies[int.Parse(Path.GetFileNameWithoutExtension(name), CultureInfo.InvariantCulture)];
            context.Response.ContentType = "image/png";
            context.Response.ContentLength = body.Length;
            await context.Response.Body.WriteAsync(body);
        });
        string[] arguments =
        [
            "archive",
            folder["posts"],
            "-o",
            library,
            "--allow-private-network",
            "--connect-to",
            server.ConnectTo("pictures.example")[0],
        ];
        using (var process = CommandLine.Start(new CliSettings(), arguments))
        {
            var output = Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
            var ended = process.WaitForExitAsync();
            while (!kill.Task.IsCompleted && !ended.IsCompleted && !IsReached(moment, library))
            {
                await Task.Yield();
            }

            process.Kill();
            await ended;
            await output;
        }

        if (File.Exists(Path.Combine(library, "library.json")))
        {
            await VerifyAsync(moment, "right after the kill", library);
        }

        var complete = Complete(library);
        var before = asked.Count;
        var resumed = await CommandLine.RunAsync(arguments);
        Assert.True(resumed.ExitCode == 0, $"{moment}: {resumed.Error}");
        await VerifyAsync(moment, "after the resumed run", library);
        Assert.Empty(asked.Skip(before).Intersect(complete, StringComparer.Ordinal));
        Assert.Equal(Pictures, asked.Distinct(StringComparer.Ordinal).Count());
        Assert.Empty(File.ReadAllBytes(Path.Combine(library, ".archivetool", "journal")));

        var after = asked.Count;
        Assert.Equal(0, (await CommandLine.RunAsync(arguments)).ExitCode);
        Assert.Equal(after, asked.Count);
    }

    private static bool IsReached(string moment, string library) =>
        moment.Contains('.', StringComparison.Ordinal)
            ? File.Exists(Path.Combine(library, moment))
            : moment.StartsWith("post", StringComparison.Ordinal)
                && Directory.Exists(Path.Combine(library, "posts"))
                && Directory.GetDirectories(Path.Combine(library, "posts")).Length
                    >= int.Parse(moment.Split(' ')[1], CultureInfo.InvariantCulture);

    /// <summary>The pictures whose bodies stand in the library, by what its journal says: it was never emptied.</summary>
    private static HashSet<string> Complete(string library)
    {
        var complete = new HashSet<string>(StringComparer.Ordinal);
        var journal = Path.Combine(library, ".archivetool", "journal");
        var lines = File.Exists(journal) ? File.ReadAllText(journal).Split('\n').SkipLast(1) : [];
        foreach (var line in lines)
        {
            using var json = JsonDocument.Parse(line);
            if (
                json.RootElement.GetProperty("fetch") is { ValueKind: JsonValueKind.Object } fetch
                && json.RootElement.GetProperty("asset").GetProperty("path").GetString() is { } path
                && File.Exists(Path.Combine(library, path))
            )
            {
                complete.Add(Path.GetFileName(fetch.GetProperty("url").GetString()!));
            }
        }

        return complete;
    }

    private static async Task VerifyAsync(string moment, string when, string library)
    {
        var verified = await CommandLine.RunAsync("verify", library);
        Assert.True(verified.ExitCode == 0, $"killed at {moment}, {when}: {verified.Output}{verified.Error}");
    }
}
