using System.Text;
using ArchiveTool.Core.Documents.Html;
using ArchiveTool.Core.Libraries.Format;

namespace ArchiveTool.Core.Runs.Archiving.Writing;

/// <summary>Makes a post's page fit a folder two levels below the post's.</summary>
internal static class DeeperPage
{
    private const string Down = LibraryLayout.PostToRoot + LibraryLayout.PostToRoot;
    private static readonly string[] Targets = ["assets/", "thumbnails/", "index.html"];

    /// <summary>The page, whose addresses of the library lead two folders further up.</summary>
    public static string Write(string page)
    {
        var moved = new StringBuilder(page.Length + 1024);
        var tokenizer = new HtmlTokenizer(page, []);
        while (tokenizer.Read())
        {
            var written = page[tokenizer.Start..tokenizer.End];
            // What a page loads stands in tags and styles; the text is the author's.
            moved.Append(tokenizer.Kind == HtmlTokenKind.StartTag ? Lead(written) : written);
            if (tokenizer.Kind == HtmlTokenKind.StartTag && HtmlNames.Lower(tokenizer.Name) is var name and "style")
            {
                var start = tokenizer.End;
                tokenizer.ReadRawText(name);
                moved.Append(Lead(page[start..tokenizer.End]));
            }
        }

        return moved.ToString();
    }

    private static string Lead(string markup)
    {
        foreach (var target in Targets)
        {
            markup = markup.Replace(LibraryLayout.PostToRoot + target, Down + target, StringComparison.Ordinal);
        }

        return markup;
    }
}
