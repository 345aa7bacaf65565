using ArchiveTool.Core.Documents.Text;
using ArchiveTool.Core.Findings;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace ArchiveTool.Core.Documents.FrontMatter;

/// <summary>
/// YAML's scalars with their places, from the parser's events: nothing is mapped to objects, so an alias costs no more
/// than its own event however much its anchor holds.
/// </summary>
internal static class YamlScalars
{
    private const int DeepestNesting = 64;

    public static (IReadOnlyList<FrontMatterScalar> Scalars, Problem? Problem) Read(
        SourceText source,
        TextRange content
    )
    {
        var scalars = new List<FrontMatterScalar>();
        try
        {
            Walk(new Parser(new StringReader(source.Slice(content).ToString())), source, content, scalars);
            return (scalars, null);
        }
        catch (YamlException broken)
        {
            var at = content.Start + (int)Math.Min(broken.Start.Index, content.Length);
            return ([], FrontMatterReader.Broken(source, at, broken.InnerException?.Message ?? broken.Message));
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException or IndexOutOfRangeException)
        {
            // YamlDotNet's scanner has inputs that it trips over instead of refusing them: "{a: b\u0084 {" is one.
            return ([], FrontMatterReader.Broken(source, content.Start, "The YAML reader cannot make sense of it."));
        }
    }

    private static void Walk(Parser parser, SourceText source, TextRange content, List<FrontMatterScalar> scalars)
    {
        var path = new FrontMatterPath();
        var anchored = new Dictionary<string, FrontMatterScalar>(StringComparer.Ordinal);
        while (parser.MoveNext())
        {
            switch (parser.Current)
            {
                case MappingStart or SequenceStart when path.Depth >= DeepestNesting:
                    throw new YamlException(parser.Current.Start, parser.Current.End, "It is nested too deep.");
                case MappingStart:
                    path.OpenMapping();
                    break;
                case SequenceStart:
                    path.OpenSequence();
                    break;
                case MappingEnd or SequenceEnd:
                    path.Close();
                    break;
                case AnchorAlias alias when path.TakeValue(key: "*"):
                    // The value has one place however many keys it stands under; a collection is not repeated.
                    if (anchored.TryGetValue(alias.Value.Value, out var original))
                    {
                        scalars.Add(original with { Path = path.ToString(), Key = path.Key });
                    }

                    break;
                // YAML 1.2 lets an anchor be ">/dev/null"; blog engines on libyaml do not, and no author means it.
                case NodeEvent { Anchor.IsEmpty: false } node when !node.Anchor.Value.All(IsWordUnit):
                    throw new YamlException(node.Start, node.End, $"&{node.Anchor.Value} is no name for an anchor.");
                case Scalar scalar when path.TakeValue(scalar.Value):
                    var found = ToScalar(scalar, path, source, content);
                    scalars.Add(found);
                    if (!scalar.Anchor.IsEmpty)
                    {
                        anchored[scalar.Anchor.Value] = found;
                    }

                    break;
                default:
                    break;
            }
        }
    }

    private static bool IsWordUnit(char unit) => char.IsLetterOrDigit(unit) || unit is '-' or '_';

    private static FrontMatterScalar ToScalar(Scalar scalar, FrontMatterPath path, SourceText source, TextRange content)
    {
        var (start, end) = (content.Start + (int)scalar.Start.Index, content.Start + (int)scalar.End.Index);
        var style = scalar.Style switch
        {
            ScalarStyle.SingleQuoted => FrontMatterStyle.SingleQuoted,
            ScalarStyle.DoubleQuoted => FrontMatterStyle.DoubleQuoted,
            ScalarStyle.Literal or ScalarStyle.Folded => FrontMatterStyle.Block,
            _ => FrontMatterStyle.Plain,
        };
        var written = source.Text.AsSpan(start, end - start);
        var skipped = Properties(written, scalar);
        start += skipped;
        written = written[skipped..];
        var range = style switch
        {
            FrontMatterStyle.SingleQuoted or FrontMatterStyle.DoubleQuoted when written.Length >= 2 => new TextRange(
                start + 1,
                written.Length - 2
            ),
            FrontMatterStyle.Block => Block(written, start, scalar.Value),
            _ => new TextRange(start, written.TrimEnd(" \t\r\n").Length),
        };
        return new FrontMatterScalar(path.ToString(), path.Key, scalar.Value, range, style);
    }

    /// <summary>The event of a scalar starts at its anchor or tag.</summary>
    private static int Properties(ReadOnlySpan<char> written, Scalar scalar)
    {
        var at = 0;
        var hasProperties = !scalar.Anchor.IsEmpty || !scalar.Tag.IsEmpty;
        while (hasProperties && at < written.Length && written[at] is '&' or '!')
        {
            var space = written[at..].IndexOfAny(" \t\r\n");
            if (space < 0)
            {
                return written.Length;
            }

            var next = written[(at + space)..].IndexOfAnyExcept(" \t\r\n");
            at = next < 0 ? written.Length : at + space + next;
        }

        return at;
    }

    /// <summary>A block scalar of one line is where that line's text stands; of more, the whole block.</summary>
    private static TextRange Block(ReadOnlySpan<char> written, int start, string value)
    {
        var line = value.AsSpan().Trim();
        var at = line.IsEmpty || line.Contains('\n') ? -1 : written.IndexOf(line);
        return at < 0 ? new TextRange(start, written.Length) : new TextRange(start + at, line.Length);
    }
}
