using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using ArchiveTool.Core.Libraries.Format;

namespace ArchiveTool.Core.Exports.Markdown;

/// <summary>Front matter in YAML for a post that has none, from its manifest.</summary>
internal static class WrittenFrontMatter
{
    private static readonly JavaScriptEncoder Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;

    /// <summary>The front matter with a blank line behind it.</summary>
    public static string Write(ManifestPost post)
    {
        var text = new StringBuilder("---\n");
        Append(text, "title", post.Title ?? post.Slug);
        Append(text, "author", post.Author);
        if (post.Date is { } date)
        {
            text.Append(CultureInfo.InvariantCulture, $"date: {date.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss'Z'}\n");
        }

        if (post.Categories.Count > 0)
        {
            text.Append("categories:\n");
            foreach (var category in post.Categories)
            {
                text.Append("  - ").Append(Quote(category)).Append('\n');
            }
        }

        Append(text, "source", post.DocumentUrl);
        return text.Append("---\n\n").ToString();
    }

    private static void Append(StringBuilder text, string key, string? value)
    {
        if (value is not null)
        {
            text.Append(key).Append(": ").Append(Quote(value)).Append('\n');
        }
    }

    // A string of JSON is one of YAML (https://yaml.org/spec/1.2.2/#12-yaml-and-json).
    private static string Quote(string value) => $"\"{JsonEncodedText.Encode(value, Encoder)}\"";
}
