namespace ArchiveTool.Core.Inputs.Feeds.Parsing;

/// <summary>
/// Reads XML a subtree at a time, and tags that do not match as far as they have a meaning. Namespaces are resolved here,
/// since feeds use prefixes that they never declared; nothing outside of the text is ever loaded.
/// </summary>
/// <param name="text">The document.</param>
/// <param name="baseUrl">What its addresses are resolved against, or null.</param>
internal sealed class FeedXmlReader(TextReader text, string? baseUrl) : IDisposable
{
    private const int DeepestNode = 200;
    private const int DeepestLevel = 10_000;

    private readonly FeedTokenizer tokens = new(text);
    private readonly List<OpenElement> open = [];
    private readonly Dictionary<string, int> counts = new(StringComparer.Ordinal);
    private readonly OpenElement around = new("", "", new FeedNames(), baseUrl, false, null);
    private OpenElement current;
    private bool isOver;
    private bool isRead;

    /// <summary>The name of the element that <see cref="ReadStart"/> came to.</summary>
    public string Name => current.Name ?? "";

    /// <summary>Whether a text was longer than a feed's may be, and was cut.</summary>
    public bool WasCut => tokens.WasCut;

    /// <summary>Where the document is not well-formed, for people; null if it is.</summary>
    public string? Mended => tokens.Mended;

    /// <summary>Where and why the document ends too early, for people; null if it does not, or was not read to its end.</summary>
    public string? Damage { get; private set; }

    /// <summary>Goes on to the next start of an element; false at the end.</summary>
    public bool ReadStart()
    {
        while (ReadToken() is var kind and not FeedTokenKind.End)
        {
            if (kind == FeedTokenKind.StartTag)
            {
                Enter(null);
                return true;
            }

            if (kind == FeedTokenKind.EndTag)
            {
                Close();
            }
        }

        TellEnd();
        return false;
    }

    /// <summary>Reads the element that was come to with all that is in it; null if the document ends in it.</summary>
    public FeedNode? ReadNode()
    {
        var root = MakeNode();
        if (isOver)
        {
            return root;
        }

        var depth = open.Count;
        open[^1] = open[^1] with { Node = root };
        while (open.Count >= depth)
        {
            switch (ReadToken())
            {
                case FeedTokenKind.Text:
                    open[^1].Node!.Content.Add(tokens.Text);
                    break;
                case FeedTokenKind.StartTag when BeginsNext(root.Name, depth):
                    tokens.Mend("an entry begins in another");
                    isRead = true;
                    Pop(depth - 1);
                    break;
                case FeedTokenKind.StartTag:
                    AddNode(open[^1].Node!, open.Count - depth);
                    break;
                case FeedTokenKind.EndTag:
                    Close();
                    break;
                default:
                    TellEnd();
                    return null;
            }
        }

        return root;
    }

    /// <summary>An attribute of the element that was come to, whatever its case; null if absent.</summary>
    public string? FindAttribute(string name)
    {
        foreach (var attribute in tokens.Attributes)
        {
            if (tokens.GetName(attribute).Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                return tokens.GetValue(attribute);
            }
        }

        return null;
    }

    /// <inheritdoc/>
    public void Dispose() => tokens.Dispose();

    private FeedTokenKind ReadToken()
    {
        // The start tag that ended an entry is read once more.
        (var again, isRead) = (isRead, false);
        return again ? FeedTokenKind.StartTag : tokens.Read();
    }

    private void AddNode(FeedNode parent, int level)
    {
        Enter(parent);
        var node = MakeNode();
        parent.Content.Add(node);
        // What is nested deeper is kept flat.
        if (!isOver && level < DeepestNode)
        {
            open[^1] = open[^1] with { Node = node };
        }
    }

    /// <summary>Whether a start tag in an entry begins the next: an entry holds no other outside of its content.</summary>
    private bool BeginsNext(string entry, int depth)
    {
        if (entry is not ("item" or "atom:entry" or "entry") || open[^1].Names.ResolveElement(tokens.Name) != entry)
        {
            return false;
        }

        for (var i = depth; i < open.Count; i++)
        {
            if (open[i].Name is "atom:content" or "content")
            {
                return false;
            }
        }

        return true;
    }

    private FeedNode MakeNode()
    {
        var node = new FeedNode(current.Name, current.IsBased ? current.Base : null);
        foreach (var attribute in tokens.Attributes)
        {
            var name = tokens.GetName(attribute);
            if (
                !name.StartsWith("xmlns") && !node.Add(current.Names.ResolveAttribute(name), tokens.GetValue(attribute))
            )
            {
                tokens.Mend("an attribute is there twice");
            }
        }

        return node;
    }

    private void Enter(FeedNode? parent)
    {
        var outer = open.Count > 0 ? open[^1] : around;
        var (names, address, isBased) = (outer.Names, outer.Base, outer.IsBased);
        foreach (var attribute in tokens.Attributes)
        {
            var name = tokens.GetName(attribute);
            if (name.StartsWith("xmlns") && (name.Length == 5 || name[5] == ':'))
            {
                names = names.Declare(name.Length == 5 ? "" : name[6..].ToString(), tokens.GetValue(attribute));
            }
            else if (name is "xml:base" && FeedAddress.Resolve(tokens.GetValue(attribute), outer.Base) is { } joined)
            {
                (address, isBased) = (joined, true);
            }
        }

        current = new OpenElement("", names.ResolveElement(tokens.Name), names, address, isBased, parent);
        isOver = tokens.IsEmpty || open.Count == DeepestLevel || (parent is not null && IsVoid(current.Name));
        if (!isOver)
        {
            var lookup = counts.GetAlternateLookup<ReadOnlySpan<char>>();
            if (!lookup.TryGetValue(tokens.Name, out var written, out var count))
            {
                written = tokens.Name.ToString();
            }

            counts[written] = count + 1;
            current = current with { Written = written };
            open.Add(current);
        }
    }

    private void Close()
    {
        var lookup = counts.GetAlternateLookup<ReadOnlySpan<char>>();
        if (!lookup.TryGetValue(tokens.Name, out var written, out var count) || count == 0)
        {
            tokens.Mend("an end tag ends nothing");
            return;
        }

        var level = open.Count - 1;
        while (open[level].Written != written)
        {
            level--;
        }

        if (level < open.Count - 1)
        {
            tokens.Mend("an element has no end tag");
        }

        Pop(level);
    }

    private void Pop(int level)
    {
        while (open.Count > level)
        {
            counts[open[^1].Written]--;
            open.RemoveAt(open.Count - 1);
        }
    }

    private void TellEnd()
    {
        if (open.Count > 0)
        {
            Damage ??= $"{tokens.Place}: it ends inside of <{open[^1].Written}>";
        }
    }

    /// <summary>HTML's elements without an end, as feeds write them that do not escape their content.</summary>
    private static bool IsVoid(string name) =>
        name[(name.IndexOf(':', StringComparison.Ordinal) + 1)..]
            is "br"
                or "hr"
                or "img"
                or "wbr"
                or "input"
                or "embed";
}
