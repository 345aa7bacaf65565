using ArchiveTool.Core.Findings;
using ArchiveTool.Core.References;
using ArchiveTool.Core.Referrers;
using ArchiveTool.Core.Tests.Posts;
using ArchiveTool.Core.Urls;

namespace ArchiveTool.Core.Tests.References;

public sealed class HtmlReferenceTests
{
    private static CollectedReferences Collect(string html, string? documentUrl = null)
    {
        var post = PostReaderTests.Read(html, "post.html");
        return ReferenceCollector.Collect(
            post,
            new CollectOptions
            {
                DocumentUrl =
                    documentUrl is not null && WebUrl.TryParse(documentUrl, null, out var url) ? url : post.DocumentUrl,
            }
        );
    }

    [Fact]
    public void Img_and_link_with_place_policy_and_text()
    {
        var found = Collect(
            "<p>\r\n<IMG ID=0 SRC='https://n.example/a.png?x=1&amp;y=2' referrerpolicy=no-referrer width=\"550\">"
                + "<a href=\"https://c.example/t?a&b=&t=https://d.example/\" rel='nofollow'>手  <b>机</b></a>"
        ).References;

        Assert.Equal(2, found.Count);
        Assert.Equal("https://n.example/a.png?x=1&y=2", found[0].Raw);
        Assert.Equal(
            (20, 35, 2, 16),
            (found[0].Location.Offset, found[0].Location.Length, found[0].Location.Line, found[0].Location.Column)
        );
        Assert.Equal(ReferrerPolicy.NoReferrer, found[0].ReferrerPolicy);
        Assert.Equal(LandingSyntax.HtmlSingleQuoted, found[0].Syntax);
        Assert.Equal(550, found[0].Width);
        Assert.Equal(ReferenceKind.Link, found[1].Kind);
        Assert.Equal("手 机", found[1].Text);
        Assert.Equal("nofollow", found[1].Rel);
        Assert.Equal(ReferrerPolicy.StrictOriginWhenCrossOrigin, found[1].ReferrerPolicy);
    }

    [Fact]
    public void Base_and_meta_referrer_count_for_the_whole_document()
    {
        var found = Collect(
            "<img src=a.png><base href='/deep/'><base href='/other/'><meta name=Referrer content=ORIGIN>",
            "https://blog.example/p/1"
        );

        Assert.Equal("https://blog.example/deep/a.png", found.References[0].Url!.Href);
        Assert.Equal(ReferrerPolicy.Origin, found.References[0].ReferrerPolicy);
    }

    [Fact]
    public void Curly_quotes_are_an_invalid_url_and_a_relative_one_lacks_a_base()
    {
        var found = Collect(
            "<img src=“https://a.example/b.png”><img src='pics/b.png'><img src='https://exa mple/'>"
        ).References;

        Assert.Equal([Reason.InvalidUrl, Reason.NoBaseUrl, Reason.InvalidUrl], found.Select(r => r.Failure));
        Assert.All(found, r => Assert.Null(r.Url));
    }
}
