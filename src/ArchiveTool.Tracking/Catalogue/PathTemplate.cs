namespace ArchiveTool.Tracking.Catalogue;

/// <summary>
/// A path as the catalogue writes it: literal text (case is not looked at), <c>{name}</c> for a part of a segment,
/// <c>{name#}</c> for digits, <c>{*name}</c> for the rest of the URL, and a final <c>*</c> for anything. A slash at the
/// end is neither here nor there. Never backtracks.
/// </summary>
internal sealed class PathTemplate
{
    private readonly List<Part> parts = [];

    public PathTemplate(string template)
    {
        var rest = template.AsSpan();
        while (!rest.IsEmpty)
        {
            var brace = rest.IndexOf('{');
            if (brace == 0)
            {
                var end = rest.IndexOf('}');
                parts.Add(Capture(rest[1..end]));
                rest = rest[(end + 1)..];
                continue;
            }

            var literal = brace < 0 ? rest : rest[..brace];
            var isOpen = brace < 0 && literal[^1] == '*';
            var text = (isOpen ? literal[..^1] : literal).ToString();
            parts.Add(new Part(isOpen ? PartKind.Open : PartKind.Literal, text));
            rest = rest[literal.Length..];
        }
    }

    private enum PartKind
    {
        Literal,
        Open,
        Segment,
        Digits,
        Rest,
    }

    /// <summary>Whether a path has this form; what its captures hold is added to <paramref name="captures"/>.</summary>
    /// <param name="path">The path.</param>
    /// <param name="captures">Name, start and end in the path; the rest's end is -1.</param>
    public bool Fits(ReadOnlySpan<char> path, List<(string Name, int Start, int End)>? captures)
    {
        var at = 0;
        for (var i = 0; i < parts.Count; i++)
        {
            var (kind, text) = parts[i];
            if (kind is PartKind.Literal or PartKind.Open)
            {
                if (!path[at..].StartsWith(text, StringComparison.OrdinalIgnoreCase))
                {
                    return IsClosed(i)
                        && path[at..].Equals(text.AsSpan().TrimEnd('/'), StringComparison.OrdinalIgnoreCase);
                }

                at += text.Length;
                if (kind == PartKind.Open)
                {
                    return true;
                }

                continue;
            }

            if (kind == PartKind.Rest)
            {
                captures?.Add((text, at, -1));
                return at < path.Length;
            }

            var length = LengthOf(kind, path[at..], i + 1 < parts.Count ? parts[i + 1].First : '/');
            if (length == 0)
            {
                return false;
            }

            captures?.Add((text, at, at + length));
            at += length;
        }

        return path[at..] is "" or "/";
    }

    private bool IsClosed(int index) => index == parts.Count - 1 && parts[index].Kind == PartKind.Literal;

    private static int LengthOf(PartKind kind, ReadOnlySpan<char> text, char next)
    {
        var end = kind == PartKind.Digits ? text.IndexOfAnyExceptInRange('0', '9') : text.IndexOfAny('/', next);
        return end < 0 ? text.Length : end;
    }

    private static Part Capture(ReadOnlySpan<char> name) =>
        name.StartsWith('*') ? new Part(PartKind.Rest, name[1..].ToString())
        : name.EndsWith('#') ? new Part(PartKind.Digits, name[..^1].ToString())
        : new Part(PartKind.Segment, name.ToString());

    private readonly record struct Part(PartKind Kind, string Text)
    {
        public char First => Text.Length == 0 ? '/' : Text[0];
    }
}
