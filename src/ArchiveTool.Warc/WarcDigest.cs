using System.Security.Cryptography;

namespace ArchiveTool.Warc;

/// <summary>SHA-1 in base 32: not for security, but because it is the one that every reader of WARC checks.</summary>
internal static class WarcDigest
{
    private const int BufferBytes = 1 << 16;

    public static string Compute(ReadOnlySpan<byte> bytes)
    {
        using var hash = New();
        hash.AppendData(bytes);
        return Text(hash);
    }

    /// <summary>The digests of a payload, and of the block that a head makes with it, in one reading.</summary>
    public static async Task<(string Payload, string Block)> ComputeAsync(
        ReadOnlyMemory<byte> head,
        Stream payload,
        CancellationToken cancellationToken
    )
    {
        using var ofPayload = New();
        using var ofBlock = New();
        ofBlock.AppendData(head.Span);
        payload.Position = 0;
        var buffer = new byte[Math.Clamp(payload.Length, 1, BufferBytes)];
        for (int read; (read = await payload.ReadAsync(buffer, cancellationToken)) > 0; )
        {
            ofPayload.AppendData(buffer, 0, read);
            ofBlock.AppendData(buffer, 0, read);
        }

        return (Text(ofPayload), Text(ofBlock));
    }

#pragma warning disable CA5350 // See the type's summary.
    private static IncrementalHash New() => IncrementalHash.CreateHash(HashAlgorithmName.SHA1);
#pragma warning restore CA5350

    private static string Text(IncrementalHash hash) => "sha1:" + Base32.Encode(hash.GetHashAndReset());
}
