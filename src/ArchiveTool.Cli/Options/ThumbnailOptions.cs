using System.CommandLine;
using System.Globalization;

namespace ArchiveTool.Cli.Options;

/// <summary>How thumbnails are made: for every command that makes some.</summary>
internal sealed class ThumbnailOptions
{
    /// <summary>The longest side that a WebP picture has.</summary>
    private const int Widest = 16_383;

    public Option<IReadOnlyList<int>?> Widths { get; } =
        new("--thumbnail-widths")
        {
            Description = "Widths of the thumbnails in pixels (default: the library's, at first 320)",
            HelpName = "320[,640...]",
            CustomParser = result =>
            {
                var text = Values.Text(result);
                if (Values.TryParseList<int>(text, TryParseWidth, out var widths))
                {
                    return widths;
                }

                result.AddError(
                    $"'{text}' is no value for --thumbnail-widths: it takes widths from 1 to {Widest}, such as 320,640"
                );
                return null;
            },
        };

    public Option<string?> Format { get; } =
        new Option<string?>("--thumbnail-format")
        {
            Description = "Format of the thumbnails (default: the library's, at first webp)",
            HelpName = "webp|jpeg|png|avif",
        }.AcceptOnlyFromAmong("webp", "jpeg", "png", "avif");

    public Option<string?> Animation { get; } =
        new Option<string?>("--animation")
        {
            Description =
                "Whether thumbnails of animations move, or show the first picture (default: the library's, at first keep)",
            HelpName = "keep|first",
        }.AcceptOnlyFromAmong("keep", "first");

    public Option<long?> MaxPixels { get; } =
        Values.Optional<long>(
            "--max-pixels",
            "Larger pictures get no thumbnail (default 268435456)",
            "N",
            "a whole number of at least 1",
            TryParsePixels
        );

    public Option<bool> Salvage { get; } =
        new("--salvage") { Description = "Make what can be made of damaged pictures" };

    private static bool TryParseWidth(string text, out int width) =>
        int.TryParse(text, CultureInfo.InvariantCulture, out width) && width is > 0 and <= Widest;

    private static bool TryParsePixels(string text, out long pixels) =>
        long.TryParse(text, CultureInfo.InvariantCulture, out pixels) && pixels > 0;
}
