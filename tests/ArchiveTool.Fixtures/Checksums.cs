namespace ArchiveTool.Fixtures;

/// <summary>CRC-32 (RFC 1952, section 8) and Adler-32 (RFC 1950, section 8).</summary>
internal static class Checksums
{
    public static uint Crc32(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var value in bytes)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc >> 1) ^ (0xEDB88320 & (uint)-(crc & 1));
            }
        }

        return ~crc;
    }

    public static uint Adler32(ReadOnlySpan<byte> bytes)
    {
        var (a, b) = (1u, 0u);
        foreach (var value in bytes)
        {
            a = (a + value) % 65521;
            b = (b + a) % 65521;
        }

        return (b << 16) | a;
    }
}
