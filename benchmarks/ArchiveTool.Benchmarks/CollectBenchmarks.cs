using System.Globalization;
using System.Text;
using ArchiveTool.Core.Documents.Posts;
using ArchiveTool.Core.Offline.Rewriting;
using ArchiveTool.Core.References;
using ArchiveTool.Core.References.Collecting;
using BenchmarkDotNet.Attributes;

namespace ArchiveTool.Benchmarks;

/// <summary>Reading, collecting and rewriting a megabyte of a post.</summary>
[MemoryDiagnoser]
public class CollectBenchmarks
{
    private static readonly PostSource Source = PostSource.FromFile("post.html");

    private byte[] bytes = [];
    private Post post = null!;
    private Edit[] edits = [];

    /// <summary>Makes the post.</summary>
    [GlobalSetup]
    public void Make()
    {
        var text = new StringBuilder("<div>\n");
        for (var i = 0; text.Length < 1 << 20; i++)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"<p>Paragraph {i} with <a href=\"https://example.org/page/{i}?a=1&amp;b=2\">a link</a>.</p><p><img src=\"https://images.example.net/{i}.png\" referrerpolicy=\"no-referrer\"></p>\n"
            );
        }

        bytes = Encoding.UTF8.GetBytes(text.Append("</div>\n").ToString());
        post = PostReader.Read(Source, bytes, new PostReadOptions()).Post!;
        edits =
        [
            .. ReferenceCollector
                .Collect(post, new CollectOptions())
                .References.Select(reference => new Edit(reference.Location, "../../assets/aa/a.png")),
        ];
    }

    /// <summary>Bytes to text and format.</summary>
    [Benchmark]
    public Post? Read() => PostReader.Read(Source, bytes, new PostReadOptions()).Post;

    /// <summary>Text to references.</summary>
    [Benchmark]
    public int Collect() => ReferenceCollector.Collect(post, new CollectOptions()).References.Count;

    /// <summary>Edits to bytes.</summary>
    [Benchmark]
    public int Rewrite() => PostRewriter.Rewrite(bytes, edits, post.Text.Charset.Encoding).Length;
}
