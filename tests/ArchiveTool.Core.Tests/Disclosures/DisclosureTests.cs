using System.Text;
using ArchiveTool.Core.Disclosures;
using ArchiveTool.Core.Documents.Posts;
using ArchiveTool.Core.References.Collecting;
using ArchiveTool.Tracking;

namespace ArchiveTool.Core.Tests.Disclosures;

/// <summary>Whether a reader is told of affiliate links before or beside the first: a hundred labelled posts in twelve languages.</summary>
public sealed class DisclosureTests
{
    private const string Link = "https://www.amazon.com/dp/B00X4WHP5E/?tag=lampblog-20";

    [Fact]
    public void Labelled_posts_of_twelve_languages_are_told_apart()
    {
        var posts = ReadPosts();
        var wrong = posts
            .Where(post => IsDisclosed(post.Text, post.Format, DisclosureRule.Any) != post.IsDisclosed)
            .ToList();

        Assert.True(posts.Count >= 100, $"{posts.Count} posts");
        Assert.Equal(12, posts.Select(post => post.Language).Distinct().Count());
        Assert.True(
            wrong.Count <= posts.Count * 3 / 100,
            string.Join("\n---\n", wrong.Select(post => $"{post.Language}, disclosed {post.IsDisclosed}:\n{post.Text}"))
        );
    }

    [Theory]
    [InlineData(DisclosureRule.Us, "(affiliate link)", false)]
    [InlineData(DisclosureRule.Us, "I earn a commission from links on this page.", true)]
    [InlineData(DisclosureRule.Us, "(paid link)", true)]
    [InlineData(DisclosureRule.Uk, "I earn a commission from links on this page.", false)]
    [InlineData(DisclosureRule.Uk, "Ad", true)]
    [InlineData(DisclosureRule.Eu, "This post contains affiliate links.", false)]
    [InlineData(DisclosureRule.Eu, "Werbung", true)]
    [InlineData(DisclosureRule.De, "#ad", false)]
    [InlineData(DisclosureRule.De, "Werbung", true)]
    [InlineData(DisclosureRule.De, "Wir erhalten eine Provision, wenn du über Links kaufst.", true)]
    [InlineData(DisclosureRule.Cn, "本文包含推广链接，我会获得佣金。", false)]
    [InlineData(DisclosureRule.Cn, "广告", true)]
    [InlineData(DisclosureRule.Jp, "本記事はアフィリエイト広告を利用しています。", true)]
    [InlineData(DisclosureRule.Jp, "【PR】", true)]
    [InlineData(DisclosureRule.Jp, "#ad", false)]
    public void A_country_takes_its_own_wording(DisclosureRule rule, string wording, bool isTaken) =>
        Assert.Equal(isTaken, IsDisclosed($"{wording}\n\nThe [lamp]({Link}) is good.\n", "md", rule));

    private static bool IsDisclosed(string text, string format, DisclosureRule rule)
    {
        var source = PostSource.FromFile("post." + format);
        var reading = PostReader.Read(source, Encoding.UTF8.GetBytes(text), new PostReadOptions());
        var post = reading.Post!;
        var disclosures = DisclosureFinder.Find(post, rule);
        var first = ReferenceCollector
            .Collect(post)
            .References.First(one => one.Url is { } url && TrackingCatalogue.Default.Judge(url).Affiliate is not null);
        return disclosures.Disclose(first.Location.Offset);
    }

    private static List<(string Language, string Format, bool IsDisclosed, string Text)> ReadPosts()
    {
        using var stream = typeof(DisclosureTests).Assembly.GetManifestResourceStream("disclosure-posts.txt")!;
        using var reader = new StreamReader(stream);
        return
        [
            .. reader
                .ReadToEnd()
                .Split("=== ", StringSplitOptions.RemoveEmptyEntries)
                .Select(part =>
                {
                    var (head, text) = (
                        part.Split('\n')[0].Split(' '),
                        part[(part.IndexOf('\n', StringComparison.Ordinal) + 1)..]
                    );
                    return (head[0], head[1], head[2] == "yes", text.Replace("{A}", Link, StringComparison.Ordinal));
                }),
        ];
    }
}
