using System.Security.Cryptography;
using System.Text;
using ArchiveTool.Core.Offline.Addresses;

namespace ArchiveTool.Core.Offline.Pages;

/// <summary>
/// The policies of the pages that the tool writes. The element that states one stands first in the head: a policy holds
/// only for what comes after it (https://www.w3.org/TR/CSP3/#meta-element).
/// </summary>
internal static class PagePolicy
{
    /// <summary>The element that states a policy.</summary>
    public static string Meta(string policy) =>
        $"<meta http-equiv=\"Content-Security-Policy\" content=\"{PageWriter.Escape(policy)}\">\n";

    /// <summary>How a policy names a script or style of the page itself.</summary>
    public static string Hash(string text) =>
        $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}'";
}
