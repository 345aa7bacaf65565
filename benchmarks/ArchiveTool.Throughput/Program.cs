using System.Diagnostics;
using System.Globalization;
using ArchiveTool.Core.Documents.Posts;
using ArchiveTool.Core.Offline.Rewriting;
using ArchiveTool.Core.References;
using ArchiveTool.Core.References.Collecting;

namespace ArchiveTool.Throughput;

/// <summary>
/// Reads posts, collects their references and rewrites every URL, with no network and nothing kept: what the published
/// program does with a post before and after fetching. <c>throughput ROUNDS FILE...</c> prints a line of figures.
/// </summary>
internal static class Program
{
    private static int Main(string[] arguments)
    {
        if (arguments.Length < 2 || !int.TryParse(arguments[0], CultureInfo.InvariantCulture, out var rounds))
        {
            Console.Error.WriteLine("throughput ROUNDS FILE...");
            return 2;
        }

        var posts = arguments[1..].Select(path => (path, bytes: File.ReadAllBytes(path))).ToList();
        var best = TimeSpan.MaxValue;
        var references = 0;
        for (var round = 0; round < rounds; round++)
        {
            var watch = Stopwatch.StartNew();
            references = 0;
            foreach (var (path, bytes) in posts)
            {
                references += Rewrite(path, bytes);
            }

            best = watch.Elapsed < best ? watch.Elapsed : best;
        }

        var size = posts.Sum(post => (double)post.bytes.Length);
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{size / 1e6 / best.TotalSeconds:F1} MB/s, {references} references, {size / 1e6:F1} MB, best of {rounds}: {best.TotalMilliseconds:F0} ms, peak {Process.GetCurrentProcess().PeakWorkingSet64 / 1e6:F0} MB"
            )
        );
        return 0;
    }

    private static int Rewrite(string path, byte[] bytes)
    {
        var reading = PostReader.Read(
            new PostSource { Identity = path, Name = Path.GetFileName(path) },
            bytes,
            new PostReadOptions()
        );
        var post = reading.Post ?? throw new InvalidDataException($"{path}: {reading.Problem}");
        var collected = ReferenceCollector.Collect(post, new CollectOptions());
        var edits = new List<Edit>(collected.References.Count);
        foreach (var reference in collected.References.Where(reference => reference.Url is not null))
        {
            edits.Add(new Edit(reference.Location, UrlEscaping.Escape(Target(edits.Count), reference.Syntax)));
        }

        var rewritten = PostRewriter.Rewrite(bytes, edits, post.Text.Charset.Encoding);
        return rewritten.Length == 0 ? 0 : collected.References.Count;
    }

    private static string Target(int index) =>
        string.Create(CultureInfo.InvariantCulture, $"../../assets/{index % 256:x2}/{index:x64}.png");
}
