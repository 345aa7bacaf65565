using System.Text;
using ArchiveTool.Core.Documents.Charsets;
using ArchiveTool.Core.Documents.Posts;
using ArchiveTool.Core.Documents.Text;
using ArchiveTool.Core.Findings;
using CsCheck;

namespace ArchiveTool.Core.Tests.Posts;

public sealed class CharsetTests
{
    private static readonly string[] All =
    [
        "utf-8",
        "utf-16le",
        "utf-16be",
        "gbk",
        "gb18030",
        "big5",
        "shift_jis",
        "euc-jp",
        "euc-kr",
        "iso-2022-jp",
        "windows-1252",
        "windows-1251",
        "koi8-r",
        "iso-8859-2",
        "windows-874",
        "macintosh",
    ];

    [Theory]
    [InlineData("utf-8", "日本é😀")]
    [InlineData("utf-16le", "日本é😀")]
    [InlineData("utf-16be", "日本é😀")]
    [InlineData("gbk", "中文，少年€")]
    [InlineData("gb18030", "中文é😀")]
    [InlineData("big5", "中文，少年")]
    [InlineData("shift_jis", "日本語ｱ～表")]
    [InlineData("euc-jp", "日本語ｱ～表")]
    [InlineData("iso-2022-jp", "abc日本語def表")]
    [InlineData("euc-kr", "한국어 똠")]
    [InlineData("windows-1251", "Привет")]
    [InlineData("koi8-r", "Привет")]
    public void Text_comes_back_from_every_charset(string label, string text)
    {
        var charset = CharsetLabels.Find(label)!;

        var source = SourceText.Decode(charset.Encoding.GetBytes(text), charset);

        Assert.Equal(text, source.Text);
    }

    [Theory]
    [InlineData("gbk", "3C 81 22 3E", "<\uFFFD\">")]
    [InlineData("gbk", "41 81", "A\uFFFD")]
    [InlineData("gbk", "80 FF 41", "€\uFFFDA")]
    [InlineData("gb18030", "81 30 22 41", "\uFFFD0\"A")]
    [InlineData("gb18030", "90 30 81 30", "\U00010000")]
    [InlineData("gb18030", "81 30 81", "\uFFFD")]
    [InlineData("big5", "81 22 A4 40", "\uFFFD\"一")]
    [InlineData("shift_jis", "81 22 B1 88 9F", "\uFFFD\"ｱ亜")]
    [InlineData("euc-kr", "B0 22 B0 A1", "\uFFFD\"가")]
    [InlineData("euc-jp", "B0 22 8E B1 8F A1 A1 B0 A1", "\uFFFD\"ｱ\uFFFD亜")]
    [InlineData("iso-2022-jp", "41 1B 24 42 30 21 1B 28 42 22 1B 24 42 30", "A亜\"\uFFFD")]
    [InlineData("utf-8", "41 E4 B8 22 F0 9F 98 FF C0 80", "A\uFFFD\"\uFFFD\uFFFD\uFFFD\uFFFD")]
    [InlineData("utf-16le", "41 00 00 D8 42 00 3D", "A\uFFFDB\uFFFD")]
    [InlineData("windows-1252", "80 81 FF", "€\u0081ÿ")]
    public void Damaged_bytes_cost_no_ascii_after_them(string label, string hex, string expected)
    {
        var bytes = Convert.FromHexString(hex.Replace(" ", "", StringComparison.Ordinal));

        var source = SourceText.Decode(bytes, CharsetLabels.Find(label)!);

        Assert.Equal(expected, source.Text);
        CheckMap(source);
    }

    [Fact]
    public void Every_unit_knows_its_bytes_whatever_they_are() =>
        Gen.Select(Gen.Int[0, All.Length - 1].Select(i => All[i]), Gen.Byte.Array[0, 60], Gen.String[0, 30])
            .Sample(
                (label, noise, text) =>
                {
                    var charset = CharsetLabels.Find(label)!;
                    CheckMap(SourceText.Decode(noise, charset));
                    byte[] mixed =
                    [
                        .. charset.Encoding.GetBytes(text),
                        .. noise,
                        .. charset.Encoding.GetBytes("\r\n<a>"),
                    ];
                    CheckMap(SourceText.Decode(mixed, charset));
                },
                iter: 500
            );

    [Fact]
    public void Places_are_right_in_any_order_of_asking()
    {
        var text = string.Concat(
            Enumerable
                .Range(0, 6000)
                .Select(i =>
                    i % 7 == 0 ? "中\r\n"
                    : i % 5 == 0 ? "😀\r"
                    : "ab\n"
                )
        );
        var bytes = Encoding.UTF8.GetBytes("\uFEFF" + text);
        var source = SourceText.Decode(bytes, CharsetLabels.Utf8);
        Gen.Int[0, text.Length - 1]
            .Sample(
                unit =>
                {
                    unit -= char.IsLowSurrogate(text[unit]) ? 1 : 0;
                    var place = source.Locate(new TextRange(unit, 1 + (char.IsHighSurrogate(text[unit]) ? 1 : 0)));
                    var before = text.AsSpan(0, unit);
                    Assert.Equal(3 + Encoding.UTF8.GetByteCount(before), place.Offset);
                    var lines = before
                        .ToString()
                        .Replace("\r\n", "\n", StringComparison.Ordinal)
                        .Replace('\r', '\n')
                        .Split('\n');
                    var isInPair = unit > 0 && text[unit] == '\n' && text[unit - 1] == '\r';
                    Assert.Equal((lines.Length - (isInPair ? 1 : 0), isInPair), (place.Line, isInPair));
                    Assert.True(isInPair || place.Column == lines[^1].Length + 1);
                },
                iter: 300,
                threads: 1
            );
    }

    [Theory]
    [InlineData("<meta charset=gb2312>", null, "gbk")]
    [InlineData("<meta charset=' ISO-8859-1 '>", null, "windows-1252")]
    [InlineData("<META HTTP-EQUIV=content-type CONTENT='text/html; Charset = \"Big5\"'>", null, "big5")]
    [InlineData("<meta charset=utf-16>", null, "utf-8")]
    [InlineData("<?xml version='1.0' encoding='shift_jis'?>", null, "shift_jis")]
    [InlineData("<!-- <meta charset=big5> --><meta charset=koi8-r>", null, "koi8-r")]
    [InlineData("<meta charset=nonsense><meta charset=euc-kr>", null, "euc-kr")]
    [InlineData("<meta charset=gbk>", "text/html; charset=euc-jp", "euc-jp")]
    [InlineData("\uFEFF<meta charset=gbk>", "text/html; charset=euc-jp", "utf-8")]
    [InlineData("<p>é", null, "utf-8")]
    public void Html_is_read_as_the_standard_says(string html, string? contentType, string expected)
    {
        var source = new PostSource
        {
            Identity = "a",
            Name = "a.html",
            ContentType = contentType,
        };

        var reading = PostReader.Read(source, Encoding.UTF8.GetBytes(html), new PostReadOptions());

        Assert.Equal(expected, reading.Post!.Text.Charset.Name);
        Assert.Empty(reading.Post.Problems);
    }

    [Theory]
    [InlineData("gb18030", "gb18030")]
    [InlineData("big5", "big5")]
    [InlineData("shift_jis", "shift_jis")]
    [InlineData("euc-kr", "euc-kr")]
    public void What_nothing_says_is_guessed_and_reported(string label, string expected)
    {
        var words = label switch
        {
            "shift_jis" => "これは日本語の文章です。ひらがなとカタカナを含みます。",
            "euc-kr" => "이것은 한국어 문장입니다. 여러 가지 내용을 담고 있습니다.",
            "big5" => "這是一篇用繁體中文寫成的文章，內容包括許多不同的字詞。",
            _ => "这是一篇用简体中文写成的文章，内容包括许多不同的字词。",
        };
        var text = string.Concat(Enumerable.Repeat(words, 8));

        var post = PostReaderTests.Read(CharsetLabels.Find(label)!.Encoding.GetBytes(text), "a.md");

        Assert.Equal(expected, post.Text.Charset.Name);
        Assert.Equal(text, post.Text.Text);
        Assert.Equal(Reason.CharsetGuessed, Assert.Single(post.Problems).Reason);
    }

    [Fact]
    public void A_little_damage_leaves_utf8_what_it_is()
    {
        byte[] bytes = [.. Encoding.UTF8.GetBytes("这是一篇文章"), 0xFF, (byte)'<', (byte)'p', (byte)'>'];

        var post = PostReaderTests.Read(bytes, "a.md");

        Assert.Equal("这是一篇文章\uFFFD<p>", post.Text.Text);
        Assert.Equal(Reason.CharsetGuessed, Assert.Single(post.Problems).Reason);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Utf16_without_a_mark_is_seen(bool isBigEndian)
    {
        var text = "<p>Some words, and <img src='a.png'></p>";

        var post = PostReaderTests.Read(new UnicodeEncoding(isBigEndian, false).GetBytes(text), "a.html");

        Assert.Equal(text, post.Text.Text);
    }

    [Fact]
    public void Stray_nuls_stay()
    {
        var post = PostReaderTests.Read("<p>a\0b</p><img src=a\0.png>", "a.html");

        Assert.Equal("<p>a\0b</p><img src=a\0.png>", post.Text.Text);
    }

    /// <summary>Each unit's bytes decode to that unit, and the pieces in order are the whole.</summary>
    private static void CheckMap(SourceText source)
    {
        var offset = source.Locate(new TextRange(0, 0)).Offset;
        for (var unit = 0; unit < source.Text.Length; )
        {
            var length = char.IsSurrogatePair(source.Text, unit) ? 2 : 1;
            var place = source.Locate(new TextRange(unit, length));
            Assert.True(place.Offset >= offset, "The map goes back.");
            Assert.True(place.Length > 0, "A unit without bytes.");
            var isStateless = source.Charset.Name != "iso-2022-jp" && source.Text[unit] is not ('\uFFFD' or '\uFEFF');
            if (isStateless)
            {
                var alone = SourceText.Decode(source.Bytes.Slice(place.Offset, place.Length), source.Charset);
                Assert.Equal(source.Text.Substring(unit, length), alone.Text);
            }

            (offset, unit) = (place.End, unit + length);
        }

        Assert.True(offset <= source.Bytes.Length);
        Assert.True(source.Charset.Name == "iso-2022-jp" || offset == source.Bytes.Length);
    }
}
