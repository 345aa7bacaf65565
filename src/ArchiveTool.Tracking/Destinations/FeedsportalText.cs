using System.Text;

namespace ArchiveTool.Tracking.Destinations;

/// <summary>
/// The item identifiers of Feedsportal, which closed in 2016 and still stands in old posts: a zero and a capital letter
/// stand for a piece of a URL.
/// </summary>
internal static class FeedsportalText
{
    private static readonly string[] Pieces =
    [
        "0",
        ".",
        "/",
        "?",
        "-",
        "=",
        "&",
        ",",
        "_",
        "%",
        "+",
        "http://",
        "https://",
        ".com",
        ".co.uk",
        ";",
        "|",
        ":",
        "www.",
        "#",
        "$",
        "~",
        "!",
        "(",
        ")",
    ];

    public static string Decode(string text)
    {
        var decoded = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length; at++)
        {
            var letter = text[at] == '0' && at + 1 < text.Length ? text[at + 1] - 'A' : -1;
            if (letter >= 0 && letter < Pieces.Length)
            {
                decoded.Append(Pieces[letter]);
                at++;
            }
            else
            {
                decoded.Append(text[at]);
            }
        }

        return decoded.ToString();
    }
}
