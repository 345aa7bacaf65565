using System.Text;

namespace ArchiveTool.Core.Tests.References;

/// <summary>Bare links as people write them: where one begins, and where it ends.</summary>
public sealed class BareLinkTests
{
    /// <summary>Prose that stands right before and right behind a link, by script.</summary>
    private static readonly (string Before, string Behind)[] Prose =
    [
        ("see ", ", said the author."),
        ("原文：", "，這裡是正文，不能丟。"),
        ("詳細は「", "」をご覧ください。"),
        ("자세히：", " 를 보세요."),
        ("смотри: ", ", там всё."),
        ("انظر ", " للمزيد"),
        ("（", "）說明"),
        ("【1】", "（說明）後面"),
        ("➜", "\u3000後"),
        ("“", "”他說"),
        ("**連結 ", "**。"),
        ("~~連結 ", "~~"),
        ("| a | ", "|"),
        ("link:", ";"),
        ("[", "]"),
        ("\"", "\"後面"),
        ("", "……還有"),
        ("《", "》、"),
        ("", "{:target=\"_blank\"}"),
    ];

    public static TheoryData<string, string> Places()
    {
        string[] urls =
        [
            "https://example.org/a",
            "http://localhost:8080",
            "https://example.org/wiki/網路喚醒",
            "https://example.org/wiki/蘋果（公司）",
            "https://example.org/wiki/A_(b)",
            "https://example.org/?a=1&b_c=d-e~f#g",
            "https://example.org",
            "ftp://example.org/x.iso",
        ];
        var data = new TheoryData<string, string>();
        foreach (var url in urls)
        {
            foreach (var (before, behind) in Prose)
            {
                // A word in brackets joins a path that ends with a letter of its script.
                if (char.IsAscii(url[^1]) || !behind.StartsWith('（'))
                {
                    data.Add(url, $"{before}\n{behind}");
                }
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Places))]
    public void A_link_is_found_whole_and_without_the_words_around_it(string url, string prose)
    {
        var (before, behind) = (prose.Split('\n')[0], prose.Split('\n')[1]);

        var found = Collecting.Markdown($"{before}{url}{behind}\n").References;

        Assert.Equal([url], found.Select(r => r.Raw));
    }

    [Theory]
    [InlineData("«https://example.org/x»", "https://example.org/x", "https://example.org/x")]
    [InlineData("„https://example.org/x“", "https://example.org/x", "https://example.org/x")]
    [InlineData("المصدر: https://example.org/x، شكرا", "https://example.org/x", "https://example.org/x")]
    [InlineData("https://example.org/x؛ ثم", "https://example.org/x", "https://example.org/x")]
    [InlineData("دیکھیں https://example.org/x۔", "https://example.org/x", "https://example.org/x")]
    [InlineData("देखें https://example.org/x। धन्यवाद", "https://example.org/x", "https://example.org/x")]
    [InlineData("Δείτε https://example.org/x· και", "https://example.org/x", "https://example.org/x")]
    [InlineData("主页：https://example.org/x～", "https://example.org/x", "https://example.org/x")]
    [InlineData("==https://example.org/x==", "https://example.org/x", "https://example.org/x")]
    [InlineData("https://example.org/x?id=YQ==", "https://example.org/x?id=YQ==", "https://example.org/x?id=YQ==")]
    [InlineData("{https://example.org/x}", "https://example.org/x", "https://example.org/x")]
    [InlineData("https://example.org/{x}", "https://example.org/{x}", "https://example.org/%7Bx%7D")]
    [InlineData("{% raw %}https://example.org/x{% endraw %}", "https://example.org/x", "https://example.org/x")]
    [InlineData("https://example.org/a–b·c", "https://example.org/a–b·c", "https://example.org/a%E2%80%93b%C2%B7c")]
    [InlineData("網址：www.example.org/x。", "www.example.org/x", "http://www.example.org/x")]
    [InlineData("郵箱：me.too@example.org。", "me.too@example.org", "mailto:me.too@example.org")]
    [InlineData(
        "at https://example.org/?x=1&amp;y=2 end",
        "https://example.org/?x=1&amp;y=2",
        "https://example.org/?x=1&y=2"
    )]
    [InlineData("&lt;https://example.org/x&gt;", "https://example.org/x", "https://example.org/x")]
    [InlineData(
        "日本語 https://example.org/?id=7をご覧ください",
        "https://example.org/?id=7",
        "https://example.org/?id=7"
    )]
    [InlineData("https://example.org見這裡", "https://example.org", "https://example.org/")]
    [InlineData("https://例え.jp/x", "https://例え.jp/x", "https://xn--r8jz45g.jp/x")]
    public void A_link_means_what_Markdown_makes_of_it(string text, string raw, string href)
    {
        var found = Assert.Single(Collecting.Markdown(text).References);

        Assert.Equal(raw, found.Raw);
        Assert.Equal(href, found.Url!.Href);
    }

    [Fact]
    public void A_link_behind_words_of_another_script_is_one_of_its_own() =>
        Assert.Equal(
            ["https://example.org/a和", "https://example.org/b", "https://example.org/c/https://example.org/d"],
            Collecting
                .Markdown("https://example.org/a和https://example.org/b https://example.org/c/https://example.org/d")
                .References.Select(reference => reference.Raw)
        );

    [Theory]
    [InlineData("[https://example.org/shown](https://example.org/real)", "https://example.org/real")]
    [InlineData("[see https://example.org/shown][x]\n\n[x]: https://example.org/real", "https://example.org/real")]
    [InlineData("[https://example.org/x]\n\n[https://example.org/x]: /real", "/real")]
    [InlineData("<a href=\"https://example.org/real\">https://example.org/shown</a>", "https://example.org/real")]
    [InlineData("`https://example.org/code` xhttps://example.org https://  me@localhost", "")]
    public void The_text_of_a_link_is_no_second_link(string text, string expected) =>
        Assert.Equal(expected, string.Join(' ', Collecting.Markdown(text).References.Select(r => r.Raw)));

    [Fact]
    public void Links_in_prose_of_six_scripts_are_found_in_any_mixture()
    {
        var random = new Random(20_261);
        for (var round = 0; round < 300; round++)
        {
            var (text, links) = (new StringBuilder(), new List<string>());
            for (var i = random.Next(1, 8); i > 0; i--)
            {
                var (before, behind) = Prose[random.Next(6)];
                links.Add($"https://example.org/{links.Count}?id={random.Next(100)}");
                text.Append(before).Append(links[^1]).Append(behind).Append(random.Next(2) == 0 ? "" : "\n");
            }

            Assert.Equal(links, Collecting.Markdown(text.ToString()).References.Select(r => r.Raw));
        }
    }
}
