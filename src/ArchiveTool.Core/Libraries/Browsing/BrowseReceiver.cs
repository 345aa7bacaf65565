using System.Security.Cryptography;
using System.Text;

namespace ArchiveTool.Core.Libraries;

/// <summary>
/// The function that the data files of the library's page call. It has another random name after each run, which
/// nobody can know who does not read the library itself: any page may include a script from a static host.
/// </summary>
/// <param name="Name">An identifier of JavaScript.</param>
public sealed record BrowseReceiver(string Name)
{
    private const int Bytes = 16;

    /// <summary>A receiver with a new name.</summary>
    public static BrowseReceiver Create() =>
        new("receive_" + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(Bytes)));

    /// <summary>Begins the call that hands a list over. The name is looked up before the list is made.</summary>
    public void Begin(Stream stream, string list) => stream.Write(Encoding.ASCII.GetBytes($"{Name}(\"{list}\", "));

    /// <summary>Ends the call.</summary>
    public static void End(Stream stream) => stream.Write(");\n"u8);
}
