using System.Text;

namespace ArchiveTool.Tracking.Destinations;

/// <summary>
/// The third version of Proofpoint's URL Defense: <c>URL__;REPLACED!!SIGNATURE$</c>. Each <c>*</c> of the URL stands for
/// a character of REPLACED, which is base64url; <c>**</c> and a letter stand for as many as the letter says.
/// </summary>
internal static class ProofpointText
{
    private const string RunLengths = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    private const int ShortestRun = 2;

    public static string Decode(string text)
    {
        var end = text.LastIndexOf("__;", StringComparison.Ordinal);
        if (end < 0)
        {
            return text;
        }

        var replaced = text[(end + 3)..];
        var mark = replaced.IndexOf('!', StringComparison.Ordinal);
        var characters = Encoding.UTF8.GetString(
            LinkEncoding.FromBase64(mark < 0 ? replaced.TrimEnd('$') : replaced[..mark])
        );
        return Restore(text[..end], characters);
    }

    private static string Restore(string url, string characters)
    {
        var restored = new StringBuilder(url.Length + characters.Length);
        var next = 0;
        for (var at = 0; at < url.Length; at++)
        {
            if (url[at] != '*')
            {
                restored.Append(url[at]);
                continue;
            }

            var length = 1;
            if (at + 2 < url.Length && url[at + 1] == '*')
            {
                length = RunLengths.IndexOf(url[at + 2], StringComparison.Ordinal) + ShortestRun;
                at += 2;
            }

            if (next + length > characters.Length)
            {
                // Damaged in transit: a guess would lead somewhere else.
                return next == 0 && characters.Length == 0 ? url : "";
            }

            restored.Append(characters, next, length);
            next += length;
        }

        return restored.ToString();
    }
}
