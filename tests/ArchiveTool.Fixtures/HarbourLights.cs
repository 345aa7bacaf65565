using System.Globalization;
using System.Text;

namespace ArchiveTool.Fixtures;

/// <summary>The record behind <c>fixtures/posts/harbour-lights.txt</c>: nine pictures and the pages that it links to.</summary>
public static class HarbourLights
{
    private static readonly (int Width, int Height)[] Sizes =
    [
        (550, 221),
        (620, 400),
        (620, 414),
        (620, 380),
        (620, 460),
        (620, 349),
        (620, 400),
        (620, 430),
        (620, 310),
    ];

    /// <summary>The pictures' URLs, in the order of the post.</summary>
    public static IReadOnlyList<string> Images { get; } =
    [
        .. Sizes.Select(
            (size, index) =>
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"https://images.example.net/harbour/w{size.Width}h{size.Height}/20240312/lights-{index + 1}.png"
                )
        ),
    ];

    /// <summary>What is made, by path below <c>fixtures/</c>.</summary>
    public static IEnumerable<(string Path, byte[] Bytes)> Files()
    {
        var record = new WarcFile();
        for (var i = 0; i < Sizes.Length; i++)
        {
            record.AddResponse(Images[i], "image/png", new Scene(Sizes[i].Width, Sizes[i].Height, i + 1).Draw());
        }

        record.AddResponse("https://lamps.example.com/", "text/html; charset=utf-8", Page("Lamps"));
        record.AddResponse("https://tides.example.org/tables", "text/html; charset=utf-8", Page("Tide tables"));
        yield return ("records/harbour-lights.warc.gz", record.Bytes);
    }

    private static byte[] Page(string title) =>
        Encoding.UTF8.GetBytes($"<!DOCTYPE html><html lang=\"en\"><title>{title}</title><h1>{title}</h1></html>\n");
}
