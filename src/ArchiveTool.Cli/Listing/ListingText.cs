using System.Globalization;
using ArchiveTool.Cli.Output;
using ArchiveTool.Core.Listing;
using ArchiveTool.Core.Reports;
using Humanizer;

namespace ArchiveTool.Cli.Listing;

/// <summary>Lists posts for people: date, folder and title on a line, then what there is to say.</summary>
internal static class ListingText
{
    private const string NoDate = "          ";

    /// <summary>All posts.</summary>
    public static void Write(ListResult result)
    {
        var width = result.Posts.Select(post => post.Slug.Length).DefaultIfEmpty().Max();
        foreach (var post in result.Posts)
        {
            List<string> facts = [];
            if (post.Pictures > 0)
            {
                facts.Add($"{Count(post.Pictures, "picture")}, {SizeText.Format(post.Bytes)}");
            }

            if (post.Missing > 0)
            {
                facts.Add($"{post.Missing.ToString(CultureInfo.InvariantCulture)} missing");
            }

            var told = facts.Count == 0 ? "" : $"  ({string.Join(", ", facts)})";
            Console.WriteLine(
                $"{Date(post.Date)}  {post.Slug.PadRight(width)}  {PrintableText.OneLine(post.Title)}{told}"
            );
        }

        if (result.Posts.Count == 0)
        {
            Console.Error.WriteLine($"{result.Library} has no posts");
        }
    }

    /// <summary>What was found, each with its sentence.</summary>
    public static void Write(SearchResults result)
    {
        foreach (var post in result.Posts)
        {
            Console.WriteLine($"{Date(post.Date)}  {post.Slug}  {PrintableText.OneLine(post.Title)}");
            if (post.Sentence is { } sentence)
            {
                Console.WriteLine($"{NoDate}  {PrintableText.OneLine(sentence)}");
            }
        }

        if (result.Posts.Count == 0)
        {
            Console.Error.WriteLine("no post holds all of that");
        }
    }

    private static string Date(DateTimeOffset? date) =>
        date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? NoDate;

    private static string Count(int count, string word) => word.ToQuantity(count, "0", CultureInfo.InvariantCulture);
}
