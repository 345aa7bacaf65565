using System.Text;
using Org.BouncyCastle.Crypto.Digests;
using Org.BouncyCastle.Math.EC.Rfc8032;

namespace ArchiveTool.Cli.RuleUpdates;

/// <summary>Verifies minisign's signatures (https://jedisct1.github.io/minisign/#signature-format).</summary>
internal static class MinisignSignature
{
    private const string TrustedComment = "trusted comment: ";
    private const int SignatureLength = 64;
    private const int Length = 10 + SignatureLength;

    /// <summary>Why a file is not what the key's owner signed; null if it is.</summary>
    /// <param name="file">The file.</param>
    /// <param name="signature">The content of its <c>.minisig</c> file.</param>
    /// <param name="key">The public key.</param>
    public static string? GetError(byte[] file, string signature, MinisignKey key)
    {
        var lines = signature.Split('\n').Select(line => line.TrimEnd('\r')).ToArray();
        if (
            lines is not [_, var first, var comment, var second, ..]
            || !comment.StartsWith(TrustedComment, StringComparison.Ordinal)
            || Decode(first, Length) is not { } signed
            || Decode(second, SignatureLength) is not { } sealing
        )
        {
            return "its signature is not one of minisign";
        }

        if (!signed.AsSpan(2, 8).SequenceEqual(key.Id))
        {
            return "it is signed with another key";
        }

        // "ED": of the file's BLAKE2b hash; "Ed": of the file itself, as older versions signed.
        var message =
            signed.AsSpan().StartsWith("ED"u8) ? GetHash(file)
            : signed.AsSpan().StartsWith("Ed"u8) ? file
            : null;
        if (message is null)
        {
            return "its signature is of an unknown kind";
        }

        byte[] sealedText = [.. signed.AsSpan(10), .. Encoding.UTF8.GetBytes(comment[TrustedComment.Length..])];
        return IsValid(signed.AsSpan(10), message, key) && IsValid(sealing, sealedText, key)
            ? null
            : "its signature does not fit: the file was changed, or it is not whole";
    }

    private static bool IsValid(ReadOnlySpan<byte> signature, byte[] message, MinisignKey key) =>
        Ed25519.Verify(signature.ToArray(), 0, key.Bytes, 0, message, 0, message.Length);

    private static byte[] GetHash(byte[] file)
    {
        var digest = new Blake2bDigest(SignatureLength * 8);
        digest.BlockUpdate(file, 0, file.Length);
        var hash = new byte[SignatureLength];
        digest.DoFinal(hash, 0);
        return hash;
    }

    private static byte[]? Decode(string line, int length)
    {
        var bytes = new byte[length + 2];
        return Convert.TryFromBase64String(line.Trim(), bytes, out var read) && read == length ? bytes[..length] : null;
    }
}
