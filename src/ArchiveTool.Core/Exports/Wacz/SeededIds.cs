using System.Security.Cryptography;

namespace ArchiveTool.Core.Exports.Wacz;

/// <summary>Names of records that depend on what is exported alone (RFC 9562, version 8).</summary>
internal sealed class SeededIds(byte[] seed)
{
    private long count;

    /// <summary>The next name.</summary>
    public Guid Next()
    {
        var hash = SHA256.HashData((byte[])[.. seed, .. BitConverter.GetBytes(count++)]);
        hash[6] = (byte)((hash[6] & 0x0F) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash.AsSpan(0, 16), bigEndian: true);
    }
}
