using System.Globalization;
using ArchiveTool.Testing;

namespace ArchiveTool.Cli.Tests;

/// <summary>
/// A run of <c>localize</c> that is killed leaves each post old or new; the next goes on, and one undo takes all of them back.
/// <c>ARCHIVETOOL_KILL_ROUNDS</c> says how often it is killed.
/// </summary>
public sealed class LocalizeKillTests : IAsyncLifetime
{
    private const int PicturesOfPost = 3;
    private HexoBlog blog = null!;
    private int served;

    public async ValueTask InitializeAsync() => blog = await HexoBlog.CreateAsync();

    public ValueTask DisposeAsync() => blog.DisposeAsync();

    [Fact(Timeout = 300_000)]
    public async Task Posts_are_old_or_new_after_every_kill_and_one_undo_takes_all_back()
    {
        var text = Environment.GetEnvironmentVariable("ARCHIVETOOL_KILL_ROUNDS");
        var rounds = text is null ? 4 : int.Parse(text, CultureInfo.InvariantCulture);
        blog.Server.MapRest(async context =>
        {
            Interlocked.Increment(ref served);
            context.Response.ContentType = "image/png";
            var number = int.Parse(
                Path.GetFileNameWithoutExtension(context.Request.Path.Value!),
                CultureInfo.InvariantCulture
            );
            await context.Response.Body.WriteAsync(ImageMaker.Png(8 + (number / 40), 8 + (number % 40), number));
        });
        var (old, expected) = (
            new Dictionary<string, string>(StringComparer.Ordinal),
            new Dictionary<string, string>(StringComparer.Ordinal)
        );
        for (var i = 0; i < rounds * 2; i++)
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"source/_posts/post-{i:000}.md");
            var numbers = Enumerable.Range(i * PicturesOfPost, PicturesOfPost).ToList();
            old[name] = string.Join("\n\n", numbers.Select(n => $"![x]({blog.Server.Http($"/{n}.png")})"));
            expected[name] = string.Join(
                "\n\n",
                numbers.Select(n => $"![x](/images/{Path.GetFileNameWithoutExtension(name)}/{n}.png)")
            );
            blog.Write(name, old[name]);
        }

        var before = blog.Snapshot();
        var random = new Random();
        for (var round = 0; round < rounds; round++)
        {
            await KillAsync(random.Next(1, 2 * PicturesOfPost));
            foreach (var (name, written) in old)
            {
                var now = blog.Read(name);
                Assert.True(now == written || now == expected[name], $"{name} is torn: {now}");
            }
        }

        string[] command = ["localize", blog.Path, "--allow-private-network"];
        var last = await CommandLine.RunAsync(command);
        Assert.True(last.ExitCode == 0, last.Error);
        Assert.All(expected, pair => Assert.Equal(pair.Value, blog.Read(pair.Key)));
        Assert.False(Directory.Exists(blog[".archivetool/tmp"]));

        var undone = await CommandLine.RunAsync("localize", "--undo", blog.Path);
        Assert.True(undone.ExitCode == 0, undone.Error);
        Assert.Equal(before, blog.Snapshot());
        Assert.False(Directory.Exists(blog["source/images"]));
    }

    private async Task KillAsync(int requests)
    {
        var start = Volatile.Read(ref served);
        using var process = CommandLine.Start(
            new CliSettings(),
            "localize",
            blog.Path,
            "--allow-private-network",
            "--concurrency",
            "2"
        );
        var output = Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        var ended = process.WaitForExitAsync();
        while (!ended.IsCompleted && Volatile.Read(ref served) - start < requests)
        {
            await Task.Yield();
        }

        process.Kill();
        await ended;
        await output;
    }
}
