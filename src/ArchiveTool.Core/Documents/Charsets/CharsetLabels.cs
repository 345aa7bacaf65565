using System.Buffers;
using System.Collections.Frozen;

namespace ArchiveTool.Core.Documents.Charsets;

/// <summary>The labels of the Encoding standard (https://encoding.spec.whatwg.org/#names-and-labels).</summary>
internal static class CharsetLabels
{
    // Ends an unquoted label: white space or a semicolon.
    private static readonly SearchValues<char> EndOfLabel = SearchValues.Create("; \t\n\f\r");

    private static readonly EucJpCharset EucJp = new();
    private static readonly FrozenDictionary<string, Charset> ByLabel = Build();

    /// <summary>UTF-8.</summary>
    public static Charset Utf8 { get; } = ByLabel["utf-8"];

    /// <summary>UTF-16, low byte first.</summary>
    public static Charset Utf16LittleEndian { get; } = ByLabel["utf-16le"];

    /// <summary>UTF-16, high byte first.</summary>
    public static Charset Utf16BigEndian { get; } = ByLabel["utf-16be"];

    /// <summary>What the web means by Latin-1.</summary>
    public static Charset Windows1252 { get; } = ByLabel["windows-1252"];

    /// <summary>The encoding of a label in any case with white space around it, or null.</summary>
    public static Charset? Find(string? label) =>
        label is null ? null : ByLabel.GetValueOrDefault(label.Trim(' ', '\t', '\n', '\f', '\r'));

    /// <summary>The encoding that a <c>Content-Type</c> names, or null.</summary>
    public static Charset? FindInContentType(string? contentType) => Find(ExtractLabel(contentType));

    // https://html.spec.whatwg.org/multipage/urls-and-fetching.html#extracting-character-encodings-from-meta-elements
    private static string? ExtractLabel(string? content)
    {
        for (var at = 0; content is not null; )
        {
            at = content.IndexOf("charset", at, StringComparison.OrdinalIgnoreCase);
            if (at < 0)
            {
                return null;
            }

            at += "charset".Length;
            var rest = content.AsSpan(at).TrimStart(" \t\n\f\r");
            if (!rest.StartsWith("="))
            {
                continue;
            }

            rest = rest[1..].TrimStart(" \t\n\f\r");
            if (rest.IsEmpty)
            {
                return null;
            }

            var quote = rest[0] is '"' or '\'' ? rest[0] : '\0';
            var value = quote == '\0' ? rest : rest[1..];
            var end = quote == '\0' ? value.IndexOfAny(EndOfLabel) : value.IndexOf(quote);
            return end >= 0 ? value[..end].ToString()
                : quote == '\0' ? value.ToString()
                : null;
        }

        return null;
    }

    private static FrozenDictionary<string, Charset> Build()
    {
        var labels = new Dictionary<string, Charset>(StringComparer.OrdinalIgnoreCase);
        Add(new Utf8Charset(), "unicode-1-1-utf-8 unicode11utf8 unicode20utf8 utf8 x-unicode20utf8");
        Add(new Utf16Charset(isBigEndian: true), "unicodefffe");
        Add(
            new Utf16Charset(isBigEndian: false),
            "csunicode iso-10646-ucs-2 ucs-2 unicode unicodefeff utf-16 utf_16le utf-16-le"
        );
        Add(new Gb18030Charset("gb18030", 54936), "");
        Add(
            new Gb18030Charset("gbk", 936),
            "chinese csgb2312 csiso58gb231280 gb2312 gb_2312 gb_2312-80 iso-ir-58 x-gbk cp936 ms936 hz-gb-2312"
        );
        Add(new Big5Charset(), "big5-hkscs cn-big5 csbig5 x-x-big5 cp950");
        Add(EucJp, "cseucpkdfmtjapanese x-euc-jp");
        Add(new Iso2022JpCharset(EucJp), "csiso2022jp");
        Add(new ShiftJisCharset(), "csshiftjis ms932 ms_kanji shift-jis sjis windows-31j x-sjis cp932");
        Add(
            new EucKrCharset(),
            "cseuckr csksc56011987 iso-ir-149 korean ks_c_5601-1987 ks_c_5601-1989 ksc5601 ksc_5601 windows-949 cp949 uhc"
        );
        AddSingleBytes();
        return labels.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

        void Add(Charset charset, string more)
        {
            labels[charset.Name] = charset;
            foreach (var label in more.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                labels[label] = charset;
            }
        }

        void AddSingleBytes()
        {
            foreach (var (name, codePage, more) in SingleByteLabels.All)
            {
                Add(new SingleByteCharset(name, codePage), more);
            }
        }
    }
}
