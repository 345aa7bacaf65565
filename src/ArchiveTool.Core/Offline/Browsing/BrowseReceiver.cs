using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using ArchiveTool.Core.Files;
using ArchiveTool.Core.Libraries.Format;

namespace ArchiveTool.Core.Offline.Browsing;

/// <summary>
/// The function that the data files of the library's page call. It has another random name after each run, which
/// nobody can know who does not read the library itself: any page may include a script from a static host.
/// </summary>
/// <param name="Name">An identifier of JavaScript.</param>
internal sealed partial record BrowseReceiver(string Name)
{
    private const int Bytes = 16;
    private const int HeadCharacters = 512;

    /// <summary>A receiver with a new name.</summary>
    public static BrowseReceiver Create() =>
        new("receive_" + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(Bytes)));

    /// <summary>The receiver that the library's page has, or its data files if the page is lost; null where neither tells.</summary>
    public static BrowseReceiver? Find(LibraryDirectory directory)
    {
        ArgumentNullException.ThrowIfNull(directory);
        foreach (var path in new[] { LibraryLayout.IndexPage, LibraryLayout.Browsing / "pictures.js" })
        {
            if (directory.IsFile(path) && ReadName(directory, path) is { } name)
            {
                return new BrowseReceiver(name);
            }
        }

        return null;
    }

    private static string? ReadName(LibraryDirectory directory, RelativePath path)
    {
        using var reader = new StreamReader(directory.OpenRead(path), Encoding.ASCII);
        var head = new char[HeadCharacters];
        var match = NameIn().Match(new string(head, 0, reader.ReadBlock(head)));
        return match.Success ? match.Value : null;
    }

    [GeneratedRegex(@"\breceive_[0-9a-f]{32}\b", RegexOptions.NonBacktracking)]
    private static partial Regex NameIn();

    /// <summary>Begins the call that hands a list over. The name is looked up before the list is made.</summary>
    public void Begin(Stream stream, string list) => stream.Write(Encoding.ASCII.GetBytes($"{Name}(\"{list}\", "));

    /// <summary>Ends the call.</summary>
    public static void End(Stream stream) => stream.Write(");\n"u8);
}
