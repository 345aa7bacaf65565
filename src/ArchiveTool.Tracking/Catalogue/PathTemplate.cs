using System.Buffers;
using System.Globalization;

namespace ArchiveTool.Tracking.Catalogue;

/// <summary>
/// A path as the catalogue writes it: literal text (in any case), <c>{name}</c> for a part of a segment,
/// <c>{name#}</c> for digits, <c>{name#5}</c> for five or more, <c>{name~28}</c> for 28 or more lower-case letters and
/// digits, <c>{name^5}</c> for upper-case ones, <c>{*name}</c> for the rest of the URL, <c>**</c> in front for any
/// folders, and a final <c>*</c> for anything. A final slash makes no difference. Never backtracks within a segment.
/// </summary>
internal sealed class PathTemplate
{
    private static readonly SearchValues<char> LowerCase = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789");
    private static readonly SearchValues<char> UpperCase = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789");
    private const string AnyFolders = "**";
    private readonly Part[] parts;
    private readonly bool hasFolders;

    public PathTemplate(string template)
    {
        hasFolders = template.StartsWith(AnyFolders, StringComparison.Ordinal);
        var rest = template.AsSpan(hasFolders ? AnyFolders.Length : 0);
        var read = new List<Part>();
        while (!rest.IsEmpty)
        {
            var brace = rest.IndexOf('{');
            if (brace == 0)
            {
                var end = rest.IndexOf('}');
                read.Add(Capture(rest[1..end]));
                rest = rest[(end + 1)..];
                continue;
            }

            var literal = brace < 0 ? rest : rest[..brace];
            var isOpen = brace < 0 && literal[^1] == '*';
            var text = (isOpen ? literal[..^1] : literal).ToString();
            read.Add(new Part(isOpen ? PartKind.Open : PartKind.Literal, text, 0));
            rest = rest[literal.Length..];
        }

        parts = [.. read];
    }

    private enum PartKind
    {
        Literal,
        Open,
        Segment,
        Digits,
        Lower,
        Upper,
        Rest,
    }

    /// <summary>Whether a path has this form; what its captures hold is added to <paramref name="captures"/>.</summary>
    /// <param name="path">The path.</param>
    /// <param name="captures">Name, start and end in the path; the rest's end is -1.</param>
    public bool Fits(ReadOnlySpan<char> path, List<(string Name, int Start, int End)>? captures)
    {
        if (!hasFolders)
        {
            return Fits(path, 0, captures);
        }

        for (var at = 0; at >= 0 && at < path.Length; at = NextSlash(path, at))
        {
            captures?.Clear();
            if (Fits(path, at, captures))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a path has one of several forms; no form at all holds on every path.</summary>
    public static bool FitsAny(PathTemplate[] templates, ReadOnlySpan<char> path)
    {
        foreach (var template in templates)
        {
            if (template.Fits(path, null))
            {
                return true;
            }
        }

        return templates.Length == 0;
    }

    private static int NextSlash(ReadOnlySpan<char> path, int at) =>
        path[(at + 1)..].IndexOf('/') is var next and >= 0 ? at + 1 + next : -1;

    private bool Fits(ReadOnlySpan<char> path, int at, List<(string Name, int Start, int End)>? captures)
    {
        for (var i = 0; i < parts.Length; i++)
        {
            var (kind, text, least) = parts[i];
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

            var length = GetLength(kind, path[at..], i + 1 < parts.Length ? parts[i + 1].First : '/');
            if (length == 0 || length < least)
            {
                return false;
            }

            captures?.Add((text, at, at + length));
            at += length;
        }

        return path[at..] is "" or "/";
    }

    private bool IsClosed(int index) => index == parts.Length - 1 && parts[index].Kind == PartKind.Literal;

    private static int GetLength(PartKind kind, ReadOnlySpan<char> text, char next)
    {
        var end = kind switch
        {
            PartKind.Digits => text.IndexOfAnyExceptInRange('0', '9'),
            PartKind.Lower => text.IndexOfAnyExcept(LowerCase),
            PartKind.Upper => text.IndexOfAnyExcept(UpperCase),
            _ => text.IndexOfAny('/', next),
        };
        return end < 0 ? text.Length : end;
    }

    private static Part Capture(ReadOnlySpan<char> name)
    {
        if (name.StartsWith('*'))
        {
            return new Part(PartKind.Rest, name[1..].ToString(), 0);
        }

        var mark = name.IndexOfAny('#', '~', '^');
        if (mark < 0)
        {
            return new Part(PartKind.Segment, name.ToString(), 0);
        }

        var kind = name[mark] switch
        {
            '#' => PartKind.Digits,
            '~' => PartKind.Lower,
            _ => PartKind.Upper,
        };
        var least = mark + 1 < name.Length ? int.Parse(name[(mark + 1)..], CultureInfo.InvariantCulture) : 0;
        return new Part(kind, name[..mark].ToString(), least);
    }

    private readonly record struct Part(PartKind Kind, string Text, int Least)
    {
        public char First => Text.Length == 0 ? '/' : Text[0];
    }
}
