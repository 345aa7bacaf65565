using System.Globalization;
using System.Text;
using ArchiveTool.Core.Documents.Posts;
using ArchiveTool.Core.Findings;
using ArchiveTool.Core.References;
using ArchiveTool.Testing;

namespace ArchiveTool.Core.Tests.References;

/// <summary>
/// Every nasty form has a small file under <c>fixtures/posts/nasty</c>, and beside it what must be collected from it:
/// line and column, byte offset and length, kind, element, attribute, what was written, and what it means.
/// </summary>
public sealed class NastyPostTests
{
    private const string Address = "https://blog.example/2021/post/";

    public static TheoryData<string> Files() =>
        [
            .. Directory
                .EnumerateFiles(Fixtures.GetPath("posts", "nasty"))
                .Select(path => Path.GetFileName(path))
                .Where(name => !name.EndsWith(".expected", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal),
        ];

    [Theory]
    [MemberData(nameof(Files))]
    public void Is_collected_to_the_byte(string name)
    {
        var path = Fixtures.GetPath("posts", "nasty", name);
        var reading = PostReader.Read(
            new PostSource { Identity = name, Name = name },
            File.ReadAllBytes(path),
            new PostReadOptions()
        );
        var found = Collecting.From(reading.Post!, Address);

        var listing = Listing(reading.Post!, found);
        Assert.Equal(File.ReadAllText(path + ".expected"), listing);
    }

    private static string Listing(Post post, CollectedReferences found)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{post.Format} {post.Text.Charset.Name}\n");
        foreach (var problem in post.Problems.Concat(found.Problems))
        {
            text.Append(CultureInfo.InvariantCulture, $"problem {problem.Reason.ToCode()} {problem.Line}\n");
        }

        foreach (var reference in found.References)
        {
            text.Append(Line(reference)).Append('\n');
        }

        foreach (var data in found.DataUrls)
        {
            text.Append("data ").Append(Line(data)).Append('\n');
        }

        return text.ToString();
    }

    private static string Line(Reference reference)
    {
        var place = reference.Location;
        var marks = string.Concat(
            reference.Descriptor is null ? "" : $" [{reference.Descriptor}]",
            reference.IsIgnored ? " ignored" : "",
            reference.Text is { Length: > 0 } ? $" ({reference.Text})" : ""
        );
        var raw = reference
            .Raw.Replace("\r", "\\r", StringComparison.Ordinal)
            .Replace("\n", "\\n", StringComparison.Ordinal)
            .Replace("\t", "\\t", StringComparison.Ordinal);
        var meaning = reference.Url?.Href ?? reference.Failure?.ToCode() ?? "-";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{place.Line}:{place.Column} {place.Offset}+{place.Length} {Collecting.Name(reference)} {raw}{marks} -> {meaning}"
        );
    }
}
