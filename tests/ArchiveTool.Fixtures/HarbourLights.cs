using System.Globalization;
using System.Text;

namespace ArchiveTool.Fixtures;

/// <summary>
/// A post as feeds of Chinese news sites are saved: a blank line first, front matter, one HTML fragment in a .txt, each
/// picture with its own referrer policy, one affiliate link, white space at the ends of lines.
/// </summary>
public static class HarbourLights
{
    private const string Host = "https://images.example.net/harbour/lights";
    private const string Shop = "https://lamps.example.com/";
    private const string Tides = "https://tides.example.org/tables";
    private const string Html = "text/html; charset=utf-8";

    private static readonly string[] Names =
    [
        "w550h221/20211125/panorama.png",
        "w620h460/20211125/dusk.png",
        "w620h460/20211125/lighthouse.png",
        "w620h349/20211125/lamps-by-hour.png",
        "w620h460/20211125/boats.png",
        "w620h460/20211125/moon.png",
        "w620h413/20211125/map.png",
        "w620h460/20211126/fog.png",
        "w620h460/20211126/dawn.png",
    ];

    private static readonly string[][] Paragraphs =
    [
        [
            "这座港口没有名字，只有灯。从黄昏到黎明，我们在同一处防波堤上拍下了九张画面。",
            "“灯亮之前，水先亮。”守夜的人这样说。",
        ],
        [
            "太阳落到山后的那一刻，水面比天空更暖。守灯的人照着<a href=\""
                + Tides
                + "\">潮汐表</a>，在十七点零三分点亮第一盏。",
            "The first lamp comes on while the hills still hold the light &amp; the water keeps it longest.",
        ],
        ["灯塔每十二秒转一圈。光束扫过海湾，也扫过早归的帆船。"],
        ["我们数过每个整点亮着的灯：二十一点最多，一共二百零四盏；天亮前只剩三十一盏。"],
        ["渔船回港，缆绳系好，栈桥上只听得见水声。"],
        ["月亮升起之后，路灯反而显得很小。", "Thirteen lamps are enough to tell a stranger where the land ends."],
        ["这张图标出了那十三盏灯：红点是灯，深色是高处，浅蓝是浅水。"],
        ["清晨六点，雾从外海进来，山一层一层地淡下去，只有灯塔还亮着。"],
        ["天亮了。灯一盏接一盏地熄灭，最后一盏是谁关的，没有人看见。"],
    ];

    /// <summary>The pictures' URLs, in the order of the post.</summary>
    public static IReadOnlyList<string> Images { get; } = [.. Names.Select(name => $"{Host}/{name}")];

    /// <summary>The post, UTF-8.</summary>
    public static byte[] Text()
    {
        var text = new StringBuilder("\n---\n");
        text.Append("title: '港口的灯：九张画面，从黄昏到黎明'\n");
        text.Append("categories: \n - 新媒体\n - 摄影\n - 最新\n");
        text.Append("headimg: '").Append(Images[0]).Append("'\n");
        text.Append("author: Harbour Notes\ncomments: false\ndate: Thu, 25 Nov 2021 12:44:11 GMT\n");
        text.Append("thumbnail: '").Append(Images[0]).Append("'\n---\n\n<div>   \n");
        for (var picture = 0; picture < Names.Length; picture++)
        {
            AppendPart(text, picture);
        }

        text.Append("<p>我们拭目以待下一个夜晚。</p>   \n</div>\n");
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    /// <summary>What the post's URLs answer. The affiliate network itself is not asked, so it has no answer.</summary>
    internal static IReadOnlyList<FixtureResponse> Responses(IReadOnlyList<byte[]> pictures) =>
        [
            .. pictures.Select((picture, index) => new FixtureResponse(Images[index], "image/png", picture)),
            new FixtureResponse(Shop, Html, Page("Lanterns", "For boats, piers and windows.")),
            new FixtureResponse(Tides, Html, Page("Tide tables", "High water at 17:03 and at 05:21.")),
        ];

    private static void AppendPart(StringBuilder text, int picture)
    {
        var paragraphs = Paragraphs[picture];
        if (picture == 0)
        {
            text.Append(paragraphs[0]).Append("<br>\n ");
            paragraphs = paragraphs[1..];
        }

        foreach (var paragraph in paragraphs)
        {
            text.Append("<p>").Append(paragraph).Append("</p>");
        }

        // Identifiers skip a number, as they do where an editor took a picture out.
        var id = (picture < 6 ? picture : picture + 1).ToString(CultureInfo.InvariantCulture);
        text.Append("<p><img id=\"").Append(id).Append("\" src=\"").Append(Images[picture]);
        text.Append("\" referrerpolicy=\"no-referrer\"><br></p>");
        if (picture == 0)
        {
            text.Append("<p><strong>想在自家窗前也点一盏，可以看看这种<a data-link=\"1\" href=\"");
            text.Append("https://c.duomai.com/track.php?site_id=100200&euid=&t=").Append(Shop);
            text.Append("\" target=\"_blank\">船灯</a></strong></p>");
        }
    }

    private static byte[] Page(string title, string text) =>
        Encoding.UTF8.GetBytes(
            $"<!DOCTYPE html><html lang=\"en\"><title>{title}</title><h1>{title}</h1><p>{text}</p></html>\n"
        );
}
