using System.Buffers;

namespace ArchiveTool.Core.Media.Store;

/// <summary>The shape of names made from content: nothing from the network gets into a path.</summary>
internal static class ContentName
{
    private static readonly SearchValues<char> ExtensionCharacters = SearchValues.Create(
        "abcdefghijklmnopqrstuvwxyz0123456789"
    );

    private const string TextSuffix = ".txt";

    /// <summary>Throws where a hash or an extension could not stand in a path.</summary>
    /// <exception cref="ArgumentException">The hash is not 64 lower-case hexadecimal digits, or the extension not of its form.</exception>
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

    /// <summary>True for 1 to 12 lower-case letters and digits, and the same with <c>.txt</c> behind it.</summary>
    public static bool IsExtension(string text)
    {
        var kind = text.EndsWith(TextSuffix, StringComparison.Ordinal) ? text.AsSpan(..^TextSuffix.Length) : text;
        return kind.Length is >= 1 and <= 12 && !kind.ContainsAnyExcept(ExtensionCharacters);
    }

    /// <summary>The extension of a file that is named by its content: all behind the first dot.</summary>
    public static string GetExtension(string path)
    {
        var name = path[(path.LastIndexOf('/') + 1)..];
        return name.IndexOf('.', StringComparison.Ordinal) is >= 0 and var dot ? name[(dot + 1)..] : "";
    }
}
