using System.Collections.Frozen;
using System.Text;
using System.Xml;
using ArchiveTool.Core.Documents.Charsets;

namespace ArchiveTool.Core.Offline.Addresses;

/// <summary>
/// Makes the drawing that pages lead to in the place of one that could run or load something when it is opened by
/// itself. An <c>img</c> never runs a drawing's script, but a reader can open its picture in a tab.
/// </summary>
internal sealed class SvgTwin
{
    /// <summary>A larger drawing is kept, but no page leads to it: no real one is, and each is held in memory.</summary>
    public const int MostBytes = 32 << 20;

    private const string Svg = "http://www.w3.org/2000/svg";
    private const string Xlink = "http://www.w3.org/1999/xlink";
    private const string Xhtml = "http://www.w3.org/1999/xhtml";
    private const string MathMl = "http://www.w3.org/1998/Math/MathML";
    private const int MostEntityCharacters = 1 << 20;
    private const int HeadBytes = 1024;

    /// <summary>What draws, by itself (https://www.w3.org/TR/SVG2/eltindex.html).</summary>
    private static readonly FrozenSet<string> Drawing = (
        "a animate animateColor animateMotion animateTransform circle clipPath defs desc ellipse feBlend feColorMatrix "
        + "feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting feDisplacementMap feDistantLight "
        + "feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur feImage feMerge feMergeNode feMorphology "
        + "feOffset fePointLight feSpecularLighting feSpotLight feTile feTurbulence filter font font-face glyph g hatch "
        + "hatchpath hkern image line linearGradient marker mask mesh meshgradient meshpatch meshrow missing-glyph mpath "
        + "path pattern polygon polyline radialGradient rect set solidcolor stop style svg switch symbol text textPath "
        + "title tspan use view vkern"
    )
        .Split(' ')
        .ToFrozenSet(StringComparer.Ordinal);

    private static readonly PageAddresses NoFiles = new([]);

    private readonly XmlReader reader;
    private readonly XmlWriter writer;
    private bool isUnsafe;

    private SvgTwin(XmlReader reader, XmlWriter writer) => (this.reader, this.writer) = (reader, writer);

    /// <summary>The safe drawing, or null if the drawing is safe as it is.</summary>
    public static byte[]? Make(ReadOnlyMemory<byte> drawing)
    {
        var (charset, isPlain) = GetCharset(drawing.Span);
        using var output = new MemoryStream();
        var isUnsafe = !isPlain;
        using (var reader = XmlReader.Create(new StringReader(charset.Decode(drawing.Span)), Reading()))
        using (var writer = XmlWriter.Create(output, Writing()))
        {
            var twin = new SvgTwin(reader, writer);
            isUnsafe |= twin.Copy();
        }

        return !isUnsafe ? null
            : output.Length > 0 ? output.ToArray()
            : Encoding.ASCII.GetBytes($"<svg xmlns=\"{Svg}\"/>");
    }

    private static XmlReaderSettings Reading() =>
        new()
        {
            // Entities of the file itself are part of the drawing; nothing else is asked for.
            DtdProcessing = DtdProcessing.Parse,
            XmlResolver = null,
            MaxCharactersFromEntities = MostEntityCharacters,
            IgnoreComments = true,
        };

    private static XmlWriterSettings Writing() =>
        new()
        {
            Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            OmitXmlDeclaration = true,
            NewLineHandling = NewLineHandling.None,
        };

    /// <summary>How the bytes are read, and whether every browser reads them so.</summary>
    private static (Charset Charset, bool IsPlain) GetCharset(ReadOnlySpan<byte> bytes)
    {
        if (ByteOrderMark.Find(bytes).Charset is { } marked)
        {
            return (marked, true);
        }

        var head = Encoding.Latin1.GetString(bytes[..Math.Min(bytes.Length, HeadBytes)]);
        var end = head.StartsWith("<?xml", StringComparison.Ordinal) ? head.IndexOf("?>", StringComparison.Ordinal) : 0;
        var at = end > 0 ? head.IndexOf("encoding", 0, end, StringComparison.Ordinal) : -1;
        if (at < 0)
        {
            return (CharsetLabels.Utf8, true);
        }

        var parts = head[at..end].Split('"', '\'');
        var named = CharsetLabels.Find(parts.Length > 1 ? parts[1] : null);
        return (named ?? CharsetLabels.Utf8, named == CharsetLabels.Utf8);
    }

    /// <summary>Copies what is safe.</summary>
    /// <returns>Whether something was not.</returns>
    private bool Copy()
    {
        try
        {
            while (reader.Read())
            {
                Take();
            }
        }
        catch (XmlException)
        {
            // Browsers draw what stands before the fault, and run it.
            isUnsafe = true;
        }

        return isUnsafe;
    }

    private void Take()
    {
        switch (reader.NodeType)
        {
            case XmlNodeType.Element:
                TakeElement();
                break;
            case XmlNodeType.EndElement:
                writer.WriteEndElement();
                break;
            case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace when reader.Depth > 0:
            case XmlNodeType.Whitespace when reader.Depth > 0:
                writer.WriteString(reader.Value);
                break;
            case XmlNodeType.DocumentType:
                isUnsafe |= reader.Value.Length > 0;
                break;
            case XmlNodeType.ProcessingInstruction:
                isUnsafe |= reader.Name == "xml-stylesheet";
                break;
            default:
                break;
        }
    }

    private void TakeElement()
    {
        if (reader.NamespaceURI != Svg || !Drawing.Contains(reader.LocalName))
        {
            isUnsafe |= reader.Depth == 0;
            Skip();
            return;
        }

        var (name, isEmpty) = (reader.LocalName, reader.IsEmptyElement);
        writer.WriteStartElement("", name, Svg);
        TakeAttributes(name);
        if (name == "style" && !isEmpty)
        {
            TakeStyle();
            isEmpty = true;
        }

        if (isEmpty)
        {
            writer.WriteEndElement();
        }
    }

    /// <summary>Passes over an element, and sees whether there was anything in it that a browser could run.</summary>
    private void Skip()
    {
        var depth = reader.Depth;
        isUnsafe |= IsActive();
        if (reader.IsEmptyElement)
        {
            return;
        }

        while (reader.Read() && reader.Depth > depth)
        {
            isUnsafe |= reader.NodeType == XmlNodeType.Element && IsActive();
        }
    }

    private bool IsActive() =>
        reader.NamespaceURI is Xhtml or MathMl or "" || (reader.NamespaceURI == Svg && reader.LocalName != "metadata");

    private void TakeStyle()
    {
        var depth = reader.Depth;
        var css = new StringBuilder();
        while (reader.Read() && reader.Depth > depth)
        {
            if (reader.NodeType == XmlNodeType.Element)
            {
                isUnsafe = true;
            }
            else if (reader.Depth == depth + 1)
            {
                css.Append(reader.Value);
            }
        }

        var written = css.ToString();
        var safe = PageCss.Sheet(written, NoFiles);
        isUnsafe |= safe != written;
        writer.WriteString(safe);
    }

    private void TakeAttributes(string element)
    {
        var isLink = element == "a";
        while (reader.MoveToNextAttribute())
        {
            var (name, value) = (reader.LocalName, reader.Value);
            switch (reader.NamespaceURI)
            {
                case "" when PageAttributes.IsAddress(name):
                    TakeAddress(null, name, isLink);
                    break;
                case "" when PageAttributes.Keep(name.ToLowerInvariant(), value, NoFiles) is { } kept:
                    isUnsafe |= kept != value;
                    writer.WriteAttributeString(name, kept);
                    break;
                case "":
                    isUnsafe = true;
                    break;
                case Xlink when name == "href":
                    TakeAddress("xlink", name, isLink);
                    break;
                case "http://www.w3.org/XML/1998/namespace" when name is "space" or "lang":
                    writer.WriteAttributeString("xml", name, reader.NamespaceURI, value);
                    break;
                case "http://www.w3.org/XML/1998/namespace":
                    isUnsafe |= name == "base";
                    break;
                default:
                    break;
            }
        }

        reader.MoveToElement();
    }

    private void TakeAddress(string? prefix, string name, bool isLink)
    {
        var value = reader.Value;
        var kept = isLink ? NoFiles.ToFollow(value) : NoFiles.ToLoad(value);
        isUnsafe |= kept is null;
        if (kept is { } address)
        {
            writer.WriteAttributeString(prefix, name, prefix is null ? null : Xlink, address.Text);
        }
    }
}
