using System.Xml;

namespace ArchiveTool.Core.Inputs.Feeds;

/// <summary>
/// Reads XML a subtree at a time. Namespaces are resolved here, since feeds use prefixes that they never declared; nothing
/// outside of the text is ever loaded.
/// </summary>
internal sealed class FeedXmlReader : IDisposable
{
    private const int DeepestLevel = 200;

    private readonly TolerantXmlReader tolerant;
    private readonly XmlTextReader xml;
    private readonly Stack<Scope> scopes = new();

    /// <summary>Reads a document that is tolerably XML.</summary>
    public FeedXmlReader(TextReader text, string? baseUrl)
    {
        tolerant = new TolerantXmlReader(text);
        xml = new XmlTextReader(tolerant)
        {
            Namespaces = false,
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            Normalization = false,
            WhitespaceHandling = WhitespaceHandling.All,
        };
        scopes.Push(new Scope(0, [], baseUrl, false));
    }

    /// <summary>The name of the element that <see cref="ReadStart"/> came to.</summary>
    public string Name { get; private set; } = "";

    /// <summary>Whether a text was longer than a feed's may be, and was cut.</summary>
    public bool WasCut => tolerant.WasCut;

    /// <summary>Goes on to the next start of an element; false at the end.</summary>
    /// <exception cref="XmlException">It is not well-formed from here on.</exception>
    public bool ReadStart()
    {
        while (xml.Read())
        {
            if (xml.NodeType == XmlNodeType.Element)
            {
                Leave();
                Enter();
                Name = Resolve(xml.Name, isAttribute: false);
                return true;
            }
        }

        return false;
    }

    /// <summary>Reads the element that was come to with all that is in it.</summary>
    /// <exception cref="XmlException">It is not well-formed.</exception>
    public FeedNode ReadNode()
    {
        var root = MakeNode();
        if (xml.IsEmptyElement)
        {
            return root;
        }

        var open = new Stack<FeedNode>();
        open.Push(root);
        var depth = xml.Depth;
        while (xml.Read() && xml.Depth > depth)
        {
            switch (xml.NodeType)
            {
                case XmlNodeType.Element:
                    Leave();
                    Enter();
                    Name = Resolve(xml.Name, isAttribute: false);
                    var node = MakeNode();
                    open.Peek().Content.Add(node);
                    if (!xml.IsEmptyElement)
                    {
                        // What is nested deeper is kept flat.
                        open.Push(open.Count < DeepestLevel ? node : open.Peek());
                    }

                    break;
                case XmlNodeType.EndElement:
                    open.Pop();
                    break;
                case XmlNodeType.Text
                or XmlNodeType.CDATA
                or XmlNodeType.SignificantWhitespace
                or XmlNodeType.Whitespace:
                    open.Peek().Content.Add(xml.Value);
                    break;
                default:
                    break;
            }
        }

        return root;
    }

    /// <summary>The attributes of the element that was come to.</summary>
    public Dictionary<string, string> ReadAttributes() => MakeNode().Attributes;

    private FeedNode MakeNode()
    {
        var node = new FeedNode(Name, scopes.Peek() is { IsBased: true } scope ? scope.Base : null);
        if (xml.MoveToFirstAttribute())
        {
            do
            {
                node.Attributes[Resolve(xml.Name, isAttribute: true)] = xml.Value;
            } while (xml.MoveToNextAttribute());

            xml.MoveToElement();
        }

        return node;
    }

    /// <inheritdoc/>
    public void Dispose() => xml.Dispose();

    /// <summary>Forgets the scopes of elements that are over.</summary>
    private void Leave()
    {
        while (scopes.Peek().Depth > xml.Depth)
        {
            scopes.Pop();
        }
    }

    private void Enter()
    {
        var outer = scopes.Peek();
        Dictionary<string, string>? declared = null;
        var (address, isBased) = (outer.Base, outer.IsBased);
        if (xml.MoveToFirstAttribute())
        {
            do
            {
                if (xml.Name is "xmlns" || xml.Name.StartsWith("xmlns:", StringComparison.Ordinal))
                {
                    declared ??= new Dictionary<string, string>(outer.Namespaces, StringComparer.Ordinal);
                    declared[xml.Name is "xmlns" ? "" : xml.Name[6..]] = xml.Value;
                }
                else if (xml.Name == "xml:base" && FeedAddress.Resolve(xml.Value, outer.Base) is { } joined)
                {
                    (address, isBased) = (joined, true);
                }
            } while (xml.MoveToNextAttribute());

            xml.MoveToElement();
        }

        // A scope lasts as long as its element: until something begins that is not deeper.
        scopes.Push(new Scope(xml.Depth + 1, declared ?? outer.Namespaces, address, isBased));
    }

    private string Resolve(string written, bool isAttribute)
    {
        var colon = written.IndexOf(':', StringComparison.Ordinal);
        var prefix = colon < 0 ? "" : written[..colon];
        if (isAttribute && colon < 0)
        {
            return written;
        }

        var known = scopes.Peek().Namespaces.TryGetValue(prefix, out var address)
            ? FeedNamespaces.FindPrefix(address)
            : null;
        return known is null ? written : known + written[(colon + 1)..];
    }

    private sealed record Scope(int Depth, Dictionary<string, string> Namespaces, string? Base, bool IsBased);
}
