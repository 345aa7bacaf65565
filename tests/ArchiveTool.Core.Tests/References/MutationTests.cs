using System.Text;
using ArchiveTool.Core.Posts;
using ArchiveTool.Core.References;
using ArchiveTool.Testing;

namespace ArchiveTool.Core.Tests.References;

/// <summary>
/// Breaks the nasty fixtures further, thousands of times: whatever comes, the parsers give an answer, and every span
/// lies in the file behind the one before. Run it longer by hand with <c>ARCHIVETOOL_FUZZ_ROUNDS</c>.
/// </summary>
public sealed class MutationTests
{
    private const int Rounds = 4000;

    private static readonly string[] Tokens =
    [
        "<",
        ">",
        "\"",
        "'",
        "=",
        "/",
        "&",
        "&#",
        ";",
        "\\",
        "(",
        ")",
        "[",
        "]",
        "![",
        "](",
        "{%",
        "%}",
        "{{",
        "---\n",
        "+++\n",
        "<!--",
        "-->",
        "<![CDATA[",
        "url(",
        "@import",
        "srcset=",
        "<svg>",
        "<style>",
        "</style>",
        "<script>",
        "<noscript>",
        "\r",
        "\n",
        "\t",
        "\0",
        "`",
        "```\n",
        "> ",
        "- ",
        "|",
        ": ",
        "data:",
        "//",
        "\uFEFF",
        "\u201C",
        "😀",
        ",",
        " 2x",
        "{",
        "}",
    ];

    [Fact]
    public async Task No_input_breaks_or_stops_the_parsers()
    {
        var corpus = Directory
            .EnumerateFiles(Fixtures.PathOf("posts", "nasty"))
            .Where(path => !path.EndsWith(".expected", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(File.ReadAllBytes)
            .ToArray();
        var given = Environment.GetEnvironmentVariable("ARCHIVETOOL_FUZZ_ROUNDS");
        var rounds = int.TryParse(given, out var asked) ? asked : Rounds;
        var seed = given is null ? 20211125 : Environment.TickCount;
        var random = new Random(seed);
        for (var round = 0; round < rounds; round++)
        {
            var (bytes, form) = (Mutate(corpus, random), random.Next(4));
            try
            {
                // An input of a few hundred bytes that is not read in a minute never will be.
                await Task.Run(() => Check(bytes, form), TestContext.Current.CancellationToken)
                    .WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                Assert.Fail($"Seed {seed}, round {round}, form {form}: {e}\n{Convert.ToBase64String(bytes)}");
            }
        }
    }

    private static void Check(byte[] bytes, int form)
    {
        var name = form switch
        {
            0 => "a.html",
            1 => "a.md",
            2 => "a.txt",
            _ => "a.css",
        };
        if (form == 3)
        {
            var sheet = StyleSheetText.Decode(bytes, null, null);
            CheckPlaces(sheet, CssReferenceCollector.Collect(sheet, null));
            return;
        }

        var source = new PostSource { Identity = name, Name = name };
        if (PostReader.Read(source, bytes, new PostReadOptions()).Post is { } post)
        {
            var options = new CollectOptions { DocumentUrl = Collecting.Url("https://a.example/b") };
            CheckPlaces(post.Text, ReferenceCollector.Collect(post, options));
        }
    }

    private static void CheckPlaces(SourceText source, CollectedReferences found)
    {
        var end = 0;
        foreach (var reference in found.References)
        {
            Assert.InRange(reference.Location.Offset, end, source.Bytes.Length);
            end = reference.Location.End;
            Assert.InRange(end, reference.Location.Offset, source.Bytes.Length);
            Assert.False(string.IsNullOrEmpty(reference.Raw));
            Assert.True(reference.Url is null != reference.Failure is null);
        }
    }

    private static byte[] Mutate(byte[][] corpus, Random random)
    {
        var bytes = corpus[random.Next(corpus.Length)].ToList();
        for (var i = random.Next(1, 8); i > 0; i--)
        {
            var at = random.Next(bytes.Count + 1);
            switch (random.Next(6))
            {
                case 0:
                    bytes.InsertRange(at, Encoding.UTF8.GetBytes(Tokens[random.Next(Tokens.Length)]));
                    break;
                case 1:
                    bytes.RemoveRange(at, Math.Min(random.Next(1, 12), bytes.Count - at));
                    break;
                case 2 when at < bytes.Count:
                    bytes[at] = (byte)random.Next(256);
                    break;
                case 3:
                    var other = corpus[random.Next(corpus.Length)];
                    var from = random.Next(other.Length);
                    bytes.InsertRange(at, other[from..Math.Min(other.Length, from + random.Next(60))]);
                    break;
                case 4:
                    var token = Encoding.UTF8.GetBytes(Tokens[random.Next(Tokens.Length)]);
                    bytes.InsertRange(at, Enumerable.Repeat(token, random.Next(2, 40)).SelectMany(t => t));
                    break;
                default:
                    bytes.RemoveRange(at, bytes.Count - at);
                    break;
            }
        }

        return [.. bytes];
    }
}
