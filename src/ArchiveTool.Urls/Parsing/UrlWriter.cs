using System.Buffers;

namespace ArchiveTool.Urls.Parsing;

/// <summary>A growing buffer of characters that starts on the caller's stack and goes on in the shared pool.</summary>
internal ref struct UrlWriter(Span<char> initial)
{
    private Span<char> buffer = initial;
    private char[]? rented;

    public int Length { get; private set; }

    public readonly ReadOnlySpan<char> Written => buffer[..Length];

    public void Append(char value)
    {
        if (Length == buffer.Length)
        {
            Grow(1);
        }

        buffer[Length++] = value;
    }

    public void Append(scoped ReadOnlySpan<char> text)
    {
        if (text.Length > buffer.Length - Length)
        {
            Grow(text.Length);
        }

        text.CopyTo(buffer[Length..]);
        Length += text.Length;
    }

    public void AppendLowerAscii(scoped ReadOnlySpan<char> text)
    {
        var start = Length;
        Append(text);
        var written = buffer[start..Length];
        for (var i = written.IndexOfAnyInRange('A', 'Z'); i >= 0 && i < written.Length; i++)
        {
            if (char.IsAsciiLetterUpper(written[i]))
            {
                written[i] = (char)(written[i] | 0x20);
            }
        }
    }

    public void AppendNumber(int value)
    {
        Span<char> digits = stackalloc char[11];
        value.TryFormat(digits, out var count, provider: System.Globalization.CultureInfo.InvariantCulture);
        Append(digits[..count]);
    }

    /// <summary>Puts text in front of what stands at <paramref name="index"/>.</summary>
    public void Insert(int index, scoped ReadOnlySpan<char> text)
    {
        var tail = Length - index;
        Append(text);
        buffer.Slice(index, tail).CopyTo(buffer[(index + text.Length)..]);
        text.CopyTo(buffer[index..]);
    }

    public void Truncate(int length) => Length = length;

    /// <summary>The text as a string: <paramref name="candidate"/> itself where it is the same, to spare a copy.</summary>
    public readonly string ToString(string candidate) =>
        Written.SequenceEqual(candidate) ? candidate : Written.ToString();

    /// <summary>Gives the pool its array back; the writer is not used any more.</summary>
    public void Release()
    {
        if (rented is not null)
        {
            ArrayPool<char>.Shared.Return(rented);
            rented = null;
        }
    }

    private void Grow(int atLeast)
    {
        var larger = ArrayPool<char>.Shared.Rent(Math.Max(Length + atLeast, buffer.Length * 2));
        Written.CopyTo(larger);
        if (rented is not null)
        {
            ArrayPool<char>.Shared.Return(rented);
        }

        buffer = rented = larger;
    }
}
