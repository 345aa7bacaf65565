using System.IO.Compression;

namespace ArchiveTool.Urls.Idna;

/// <summary>Reads a table that <c>Tables/generate.mjs</c> has written: variable-length numbers, Brotli over all.</summary>
internal sealed class UnicodeTableReader
{
    private readonly byte[] bytes;
    private int position;

    public UnicodeTableReader(string resource)
    {
        using var packed =
            typeof(UnicodeTableReader).Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"The resource {resource} is not in this build.");
        using var unpacked = new MemoryStream();
        using (var brotli = new BrotliStream(packed, CompressionMode.Decompress))
        {
            brotli.CopyTo(unpacked);
        }

        bytes = unpacked.ToArray();
    }

    public int Number()
    {
        var value = 0;
        for (var shift = 0; ; shift += 7)
        {
            var part = bytes[position++];
            value |= (part & 0x7F) << shift;
            if (part < 0x80)
            {
                return value;
            }
        }
    }

    public string Text()
    {
        var length = Number();
        return string.Create(
            length,
            this,
            static (span, reader) =>
            {
                foreach (ref var character in span)
                {
                    character = (char)reader.Number();
                }
            }
        );
    }

    public CodePointRanges Ranges()
    {
        var count = Number();
        var (starts, ends, values) = (new int[count], new int[count], new ushort[count]);
        var end = 0;
        for (var i = 0; i < count; i++)
        {
            starts[i] = end + Number();
            ends[i] = end = starts[i] + Number();
            values[i] = (ushort)Number();
        }

        return new CodePointRanges(starts, ends, values);
    }
}
