using System.Text;
using ArchiveTool.Core.Media;
using ArchiveTool.Testing;

namespace ArchiveTool.Core.Tests.Assets;

public sealed class MediaTypeSnifferTests
{
    [Theory]
    [InlineData("89504E470D0A1A0A0000", "image/png", "png")]
    [InlineData("FFD8FFE000104A46", "image/jpeg", "jpg")]
    [InlineData("474946383961", "image/gif", "gif")]
    [InlineData("524946460000000057454250", "image/webp", "webp")]
    [InlineData("524946460000000057415645", "audio/wav", "wav")]
    [InlineData("0000002066747970617669660000000061766966", "image/avif", "avif")]
    [InlineData("00000020667479706D696631000000006D69663161766966", "image/avif", "avif")]
    [InlineData("0000001866747970686569630000000068656963", "image/heic", "heic")]
    [InlineData("0000001866747970697361360000000069736F36", "video/mp4", "mp4")]
    [InlineData("00000018667479704D344120000000006D703432", "audio/mp4", "m4a")]
    [InlineData("424D3600000000000000360000002800000001000000", "image/bmp", "bmp")]
    [InlineData("000001000100", "image/vnd.microsoft.icon", "ico")]
    [InlineData("49492A00", "image/tiff", "tiff")]
    [InlineData("FF0A", "image/jxl", "jxl")]
    [InlineData("1A45DFA3010000000000001F4286810142F7810142F2810442F381084282847765626D", "video/webm", "webm")]
    [InlineData("494433040000", "audio/mpeg", "mp3")]
    [InlineData("FFFB9064", "audio/mpeg", "mp3")]
    [InlineData("4F67675300020000000000000000", "audio/ogg", "ogg")]
    [InlineData("664C6143", "audio/flac", "flac")]
    [InlineData("774F4646", "font/woff", "woff")]
    [InlineData("774F4632", "font/woff2", "woff2")]
    [InlineData("0001000000", "font/ttf", "ttf")]
    [InlineData("4F54544F", "font/otf", "otf")]
    [InlineData("255044462D312E37", "application/pdf", "pdf")]
    [InlineData("0102030405", "application/octet-stream", "bin")]
    public void Bytes_of_a_known_format_are_that_format_whatever_was_declared(string hex, string name, string extension)
    {
        var expected = new MediaType(name, extension);
        Assert.Equal(expected, MediaTypeSniffer.Sniff(Convert.FromHexString(hex), null));
        Assert.Equal(expected, MediaTypeSniffer.Sniff(Convert.FromHexString(hex), "text/html; charset=utf-8"));
        Assert.Equal(expected, MediaTypeSniffer.Sniff(Convert.FromHexString(hex), "image/x-made-up"));
    }

    [Theory]
    [InlineData("<!DOCTYPE html><html><body>Not found")]
    [InlineData("\uFEFF \r\n<!doctype HTML PUBLIC \"-//IETF//DTD HTML 2.0//EN\">")]
    [InlineData("<html>\r\n<head><title>404 Not Found</title></head>")]
    [InlineData("<!-- generated --><h1>Gone</h1>")]
    [InlineData("<center><h1>403 Forbidden</h1></center>")]
    [InlineData("<!DOCTYPE html><svg xmlns=\"http://www.w3.org/2000/svg\"></svg>")]
    [InlineData("<?xml version=\"1.0\"?><Error><Code>NoSuchKey</Code></Error>")]
    [InlineData("<Error><Code>AccessDenied</Code></Error>")]
    [InlineData("<?xml version=\"1.0\"?><html xmlns=\"http://www.w3.org/1999/xhtml\"/>")]
    [InlineData("{\"error\":\"not found\"}")]
    [InlineData("404 page not found\n")]
    [InlineData("BM is how this sentence begins, and it is no bitmap")]
    [InlineData("")]
    public void An_error_page_is_never_an_image(string page)
    {
        foreach (var declared in (string?[])[null, "image/png", "image/svg+xml", "image/jpeg; charset=binary"])
        {
            Assert.False(MediaTypeSniffer.Sniff(Encoding.UTF8.GetBytes(page), declared).IsImage, declared);
        }
    }

    [Theory]
    [InlineData("<svg xmlns=\"http://www.w3.org/2000/svg\"/>")]
    [InlineData("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!-- <html> drawn by hand -->\n<svg>")]
    [InlineData(
        "<?xml version=\"1.0\"?><!DOCTYPE svg PUBLIC \"-//W3C//DTD SVG 1.1//EN\" \"svg11.dtd\" [<!ENTITY a \"b\">]><svg>"
    )]
    [InlineData("<!DOCTYPE svg><svg:svg xmlns:svg=\"http://www.w3.org/2000/svg\">")]
    public void A_document_whose_root_is_svg_is_an_image_in_any_encoding(string text)
    {
        Encoding[] encodings = [Encoding.UTF8, Encoding.Unicode, Encoding.BigEndianUnicode];
        foreach (var encoding in encodings)
        {
            byte[] bytes = [.. encoding.GetPreamble(), .. encoding.GetBytes(text)];
            Assert.Equal(MediaType.Svg, MediaTypeSniffer.Sniff(bytes, "text/plain"));
        }
    }

    [Theory]
    [InlineData("a { color: red }", "text/css; charset=utf-8", "text/css", "css")]
    [InlineData("a { color: red }", "text/plain", "text/plain", "txt")]
    [InlineData("<!-- a { color: red } -->", "text/css", "text/css", "css")]
    [InlineData("<!doctype html><p>sorry", "text/css", "text/html", "html")]
    [InlineData("alert(1)", "Application/JavaScript", "text/javascript", "js")]
    [InlineData("[1]", "application/json", "application/json", "json")]
    [InlineData("{ \"a\": 1 }", null, "application/json", "json")]
    [InlineData("<rss version=\"2.0\">", "application/rss+xml", "application/rss+xml", "xml")]
    [InlineData("<?xml version=\"1.0\"?><a/>", "text/html", "application/xml", "xml")]
    [InlineData("WEBVTT\n\n", "", "text/vtt", "vtt")]
    [InlineData("words", null, "text/plain", "txt")]
    [InlineData("words", "image/png", "text/plain", "txt")]
    public void The_declared_type_only_chooses_among_kinds_of_text(
        string text,
        string? declared,
        string name,
        string extension
    ) => Assert.Equal(new MediaType(name, extension), MediaTypeSniffer.Sniff(Encoding.UTF8.GetBytes(text), declared));

    [Fact]
    public void Predicates_tell_the_kinds_apart()
    {
        Assert.True(MediaTypeSniffer.Sniff(ImageMaker.Png(2, 2), null).IsImage);
        Assert.True(MediaType.Svg is { IsImage: true, IsText: true, IsHtml: false });
        Assert.True(MediaType.Html is { IsHtml: true, IsText: true, IsImage: false });
        Assert.True(new MediaType("font/woff2", "woff2") is { IsFont: true, IsMedia: false });
        Assert.True(new MediaType("video/mp4", "mp4") is { IsMedia: true, IsFont: false });
        Assert.True(MediaType.Css is { IsStylesheet: true });
    }
}
