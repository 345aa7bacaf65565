using System.Diagnostics.CodeAnalysis;

namespace ArchiveTool.Cli.RuleUpdates;

/// <summary>A public key of minisign (https://jedisct1.github.io/minisign/#public-key-format).</summary>
/// <param name="Id">Its identifier, 8 bytes.</param>
/// <param name="Bytes">The Ed25519 key, 32 bytes.</param>
internal sealed record MinisignKey(byte[] Id, byte[] Bytes)
{
    private const int Length = 42;

    /// <summary>The key that is built in.</summary>
    public static MinisignKey BuiltIn { get; } = ReadBuiltIn();

    /// <summary>Reads a key's file: a comment and the key, or the key alone.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out MinisignKey? key)
    {
        key = null;
        var line = text.Split('\n').Select(one => one.Trim()).LastOrDefault(one => one.Length > 0) ?? "";
        var bytes = new byte[Length];
        if (
            !Convert.TryFromBase64String(line, bytes, out var length)
            || length != Length
            || !bytes.AsSpan().StartsWith("Ed"u8)
        )
        {
            return false;
        }

        key = new MinisignKey(bytes[2..10], bytes[10..]);
        return true;
    }

    private static MinisignKey ReadBuiltIn()
    {
        using var stream = typeof(MinisignKey).Assembly.GetManifestResourceStream("release.pub")!;
        using var reader = new StreamReader(stream);
        return TryParse(reader.ReadToEnd(), out var key)
            ? key
            : throw new InvalidOperationException("The built-in release.pub is not a minisign key.");
    }
}
