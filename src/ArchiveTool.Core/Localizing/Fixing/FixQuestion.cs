using ArchiveTool.Core.Documents.Posts;
using ArchiveTool.Core.Inputs;
using ArchiveTool.Core.Offline.Rewriting;

namespace ArchiveTool.Core.Localizing.Fixing;

/// <summary>A change that somebody is asked about.</summary>
/// <param name="Path">The file.</param>
/// <param name="Line">From 1.</param>
/// <param name="Before">The sentence as it stands.</param>
/// <param name="After">The sentence as it would stand.</param>
/// <param name="Why">What the change is for.</param>
internal sealed record FixQuestion(string Path, int Line, string Before, string After, string Why)
{
    /// <summary>Asks about a planned fix in a post.</summary>
    public static FixQuestion Create(PostInput input, Post post, PlannedFix fix)
    {
        var bytes = post.Bytes.Span;
        var (first, last) = (fix.Edits[0].Span, fix.Edits[^1].Span);
        var start = bytes[..first.Offset].LastIndexOf((byte)'\n') + 1;
        var length = bytes[last.End..].IndexOf((byte)'\n');
        var end = length < 0 ? bytes.Length : last.End + length;
        var moved = fix.Edits.Select(edit => edit with { Span = edit.Span with { Offset = edit.Span.Offset - start } });
        var line = bytes[start..end];
        var after = PostRewriter.Rewrite(line, [.. moved], post.Text.Charset.Encoding);
        return new FixQuestion(
            input.Name,
            first.Line,
            post.Text.Charset.Decode(line).Trim(),
            post.Text.Charset.Decode(after).Trim(),
            fix.Why
        );
    }
}
