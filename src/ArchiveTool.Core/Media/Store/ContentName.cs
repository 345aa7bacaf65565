namespace ArchiveTool.Core.Media.Store;

/// <summary>The shape of names made from content: nothing from the network gets into a path.</summary>
public static class ContentName
{
    /// <summary>Throws where a hash or an extension could not stand in a path.</summary>
    /// <exception cref="ArgumentException">The hash is not 64 lower-case hexadecimal digits, or the extension not 1 to 12 lower-case letters and digits.</exception>
    public static void Check(string sha256, string extension)
    {
        if (!IsHash(sha256))
        {
            throw new ArgumentException("Not a SHA-256 in lower-case hexadecimal.", nameof(sha256));
        }

        if (!IsExtension(extension))
        {
            throw new ArgumentException("Not an extension of lower-case letters and digits.", nameof(extension));
        }
    }

    /// <summary>True for 64 lower-case hexadecimal digits.</summary>
    public static bool IsHash(string text) => text.Length == 64 && text.All(char.IsAsciiHexDigitLower);

    /// <summary>True for 1 to 12 lower-case letters and digits.</summary>
    public static bool IsExtension(string text) =>
        text.Length is >= 1 and <= 12 && text.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c));
}
