using System.Buffers;
using System.Text;
using ArchiveTool.Core.Documents.Posts;

namespace ArchiveTool.Core.Offline.Rewriting;

/// <summary>
/// Applies edits to a file's bytes. Every byte outside the edits stays as it is, a byte order mark and bytes that are
/// not valid in the file's encoding included.
/// </summary>
public static class PostRewriter
{
    private const int LargestBlock = 64 * 1024;

    /// <summary>Applies edits to a post; every other byte stays.</summary>
    /// <param name="post">The post.</param>
    /// <param name="edits">In the post's order, not overlapping; spans are byte offsets into the post.</param>
    /// <exception cref="ArgumentException">The edits overlap, are out of order or outside the post.</exception>
    public static byte[] Rewrite(Post post, IReadOnlyList<Edit> edits)
    {
        ArgumentNullException.ThrowIfNull(post);
        return Rewrite(post.Text.Bytes.Span, edits, post.Text.Charset.Encoding);
    }

    /// <summary>The rewritten bytes.</summary>
    /// <param name="original">The whole file.</param>
    /// <param name="edits">In the file's order, none over another.</param>
    /// <param name="encoding">The file's; what it cannot say is percent-encoded.</param>
    /// <exception cref="ArgumentException">The edits overlap, are out of order or outside the file.</exception>
    public static byte[] Rewrite(ReadOnlySpan<byte> original, IReadOnlyList<Edit> edits, Encoding encoding)
    {
        ArgumentNullException.ThrowIfNull(edits);
        var replacements = new ReplacementEncoder(encoding);
        long size = original.Length;
        for (var i = 0; i < edits.Count; i++)
        {
            size += ((long)edits[i].Replacement.Length * replacements.AsciiWidth) - edits[i].Span.Length;
        }

        // Exact where the replacements are ASCII, so that nothing is copied twice; bad edits are refused below.
        var output = new SizedBufferWriter((int)Math.Clamp(size, 0, Array.MaxLength));
        Rewrite(original, edits, replacements, output);
        return output.ToArray();
    }

    /// <inheritdoc cref="Rewrite(ReadOnlySpan{byte}, IReadOnlyList{Edit}, Encoding)"/>
    public static void Rewrite(
        ReadOnlySpan<byte> original,
        IReadOnlyList<Edit> edits,
        Encoding encoding,
        IBufferWriter<byte> output
    )
    {
        ArgumentNullException.ThrowIfNull(edits);
        ArgumentNullException.ThrowIfNull(output);
        Rewrite(original, edits, new ReplacementEncoder(encoding), output);
    }

    /// <summary>As <see cref="Rewrite(ReadOnlySpan{byte}, IReadOnlyList{Edit}, Encoding)"/>, in blocks to a stream.</summary>
    public static async Task WriteAsync(
        ReadOnlyMemory<byte> original,
        IReadOnlyList<Edit> edits,
        Encoding encoding,
        Stream output,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(edits);
        ArgumentNullException.ThrowIfNull(output);
        var replacements = new ReplacementEncoder(encoding);
        var block = new ArrayBufferWriter<byte>(LargestBlock);
        var position = 0;
        for (var i = 0; i < edits.Count; i++)
        {
            var edit = edits[i];
            Check(edit, position, original.Length);
            var kept = original[position..edit.Span.Offset];
            if (block.WrittenCount + kept.Length > LargestBlock)
            {
                await output.WriteAsync(block.WrittenMemory, cancellationToken);
                block.ResetWrittenCount();
            }

            if (kept.Length > LargestBlock)
            {
                await output.WriteAsync(kept, cancellationToken);
            }
            else
            {
                block.Write(kept.Span);
            }

            replacements.Write(edit.Replacement, block);
            position = edit.Span.End;
        }

        await output.WriteAsync(block.WrittenMemory, cancellationToken);
        await output.WriteAsync(original[position..], cancellationToken);
    }

    private static void Rewrite(
        ReadOnlySpan<byte> original,
        IReadOnlyList<Edit> edits,
        ReplacementEncoder replacements,
        IBufferWriter<byte> output
    )
    {
        var position = 0;
        for (var i = 0; i < edits.Count; i++)
        {
            var edit = edits[i];
            Check(edit, position, original.Length);
            WriteKept(original[position..edit.Span.Offset], output);
            replacements.Write(edit.Replacement, output);
            position = edit.Span.End;
        }

        WriteKept(original[position..], output);
    }

    // Writing nothing would still ask a full buffer to grow.
    private static void WriteKept(ReadOnlySpan<byte> kept, IBufferWriter<byte> output)
    {
        if (!kept.IsEmpty)
        {
            output.Write(kept);
        }
    }

    private static void Check(in Edit edit, int position, int length)
    {
        if (edit.Span.Offset < position || edit.Span.Length < 0 || edit.Span.Length > length - edit.Span.Offset)
        {
            throw new ArgumentException(
                $"The edit at {edit.Span.Offset}+{edit.Span.Length} is out of order, over another or outside the file.",
                nameof(edit)
            );
        }
    }
}
