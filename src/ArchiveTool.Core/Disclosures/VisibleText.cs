using System.Collections.Frozen;
using System.Text;
using ArchiveTool.Core.Documents.Html;
using ArchiveTool.Core.Documents.Posts;

namespace ArchiveTool.Core.Disclosures;

/// <summary>
/// What a reader sees of a post, in blocks. Comments, scripts, what is styled away or stands in a closed
/// <c>details</c>, code and the texts of pictures are left out.
/// </summary>
internal static class VisibleText
{
    /// <summary>Where emphasis or a table's cell begins or ends.</summary>
    public const char Edge = '\u0001';

    /// <summary>Where a link ends.</summary>
    public const char LinkEnd = '\u0002';

    private static readonly FrozenSet<string> Unseen = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        [
            "head",
            "script",
            "style",
            "template",
            "noscript",
            "title",
            "textarea",
            "select",
            "pre",
            "code",
            "iframe",
            "svg",
            "object",
        ]
    );

    private static readonly FrozenSet<string> Inline = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        [
            "a",
            "abbr",
            "b",
            "bdi",
            "cite",
            "del",
            "em",
            "font",
            "i",
            "img",
            "ins",
            "label",
            "mark",
            "q",
            "s",
            "small",
            "span",
            "strong",
            "sub",
            "sup",
            "u",
            "wbr",
            "br",
            "td",
            "th",
            "tbody",
            "thead",
            "time",
        ]
    );

    /// <summary>Reads the blocks of a post's body, in document order.</summary>
    /// <param name="post">The post.</param>
    /// <param name="take">Takes each as soon as it is read: a large post has a million.</param>
    public static void Read(Post post, Action<VisibleBlock> take)
    {
        var body = post.Text.Text.AsMemory(post.Body.Start, post.Body.Length);
        var isMarkdown = post.Format == PostFormat.Markdown;
        Read(isMarkdown ? MarkdownMask.Mask(body) : body.ToString(), post.Body.Start, isMarkdown, take);
    }

    private static void Read(string text, int offset, bool isMarkdown, Action<VisibleBlock> take)
    {
        var blocks = new Blocks(offset, take);
        var attributes = new List<HtmlAttribute>();
        var tokens = new HtmlTokenizer(text, attributes);
        string? hidden = null;
        var depth = 0;
        while (tokens.Read())
        {
            var name = tokens.Kind is HtmlTokenKind.StartTag or HtmlTokenKind.EndTag ? tokens.Name.ToString() : "";
            if (hidden is not null)
            {
                depth +=
                    !name.Equals(hidden, StringComparison.OrdinalIgnoreCase) ? 0
                    : tokens.Kind == HtmlTokenKind.StartTag ? 1
                    : -1;
                hidden = depth == 0 ? null : hidden;
                continue;
            }

            switch (tokens.Kind)
            {
                case HtmlTokenKind.Text:
                    blocks.Add(text, tokens.Start, tokens.End, isMarkdown);
                    break;
                case HtmlTokenKind.StartTag:
                    if (
                        !HtmlNames.IsStandardVoid(name)
                        && !tokens.IsSelfClosing
                        && (Unseen.Contains(name) || HiddenElement.Is(name, new HtmlAttributes(text, attributes)))
                    )
                    {
                        (hidden, depth) = (name, 1);
                    }

                    blocks.Tag(name, tokens.Start, isEnd: false, Inline.Contains(name));
                    break;
                case HtmlTokenKind.EndTag:
                    blocks.Tag(name, tokens.End, isEnd: true, Inline.Contains(name));
                    break;
            }
        }

        blocks.End(text.Length);
    }

    private sealed class Blocks(int offset, Action<VisibleBlock> take)
    {
        private readonly StringBuilder current = new();
        private int start;
        private bool isHeading;

        public void Add(string text, int from, int end, bool isMarkdown)
        {
            if (!isMarkdown)
            {
                current.Append(CharacterReferences.Decode(text.AsSpan(from, end - from), inAttribute: false));
                return;
            }

            foreach (var line in text.AsSpan(from, end - from).EnumerateLines())
            {
                var at = from;
                from = Math.Min(end, text.IndexOf('\n', Math.Min(from + line.Length, text.Length - 1)) + 1);
                from = from == 0 ? end : from;
                if (line.IsWhiteSpace() || MarkdownMask.BeginsBlock(line))
                {
                    End(at);
                    isHeading = line.TrimStart().StartsWith('#');
                }

                current.Append(CharacterReferences.Decode(line, inAttribute: false)).Append(' ');
            }
        }

        public void Tag(string name, int at, bool isEnd, bool isInline)
        {
            if (isInline)
            {
                current.Append(isEnd && name.Equals("a", StringComparison.OrdinalIgnoreCase) ? LinkEnd : Edge);
                return;
            }

            End(at);
            isHeading = !isEnd && name is ['h' or 'H', >= '1' and <= '6'];
        }

        public void End(int at)
        {
            if (current.Length > 0)
            {
                take(new VisibleBlock(current.ToString(), start + offset, at + offset, isHeading));
                current.Clear();
            }

            start = at;
        }
    }
}
