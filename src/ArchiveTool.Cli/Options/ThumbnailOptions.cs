using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using ArchiveTool.Cli.Commands;
using ArchiveTool.Core.Findings;
using ArchiveTool.Core.Media.Thumbnails;
using ArchiveTool.Core.Media.Thumbnails.Workers;
using ArchiveTool.Thumbnails.ImageSharp;
using ArchiveTool.Thumbnails.Vips;

namespace ArchiveTool.Cli.Options;

/// <summary>How thumbnails are made: for every command that makes some.</summary>
internal sealed class ThumbnailOptions
{
    /// <summary>The longest side that a WebP picture has.</summary>
    private const int Widest = 16_383;

    public Option<IReadOnlyList<int>?> Widths { get; } =
        new("--thumbnail-widths")
        {
            Description = "Widths of the thumbnails in pixels (default: library setting, initially 320)",
            HelpName = "320[,640...]",
            CustomParser = result =>
            {
                var text = Values.Text(result);
                if (Values.TryParseList<int>(text, TryParseWidth, out var widths))
                {
                    return widths;
                }

                result.AddError(
                    $"Invalid value '{text}' for --thumbnail-widths; expected widths from 1 to {Widest}, such as 320,640"
                );
                return null;
            },
        };

    private static TEnum? Find<TEnum>(string? word)
        where TEnum : struct, Enum =>
        word is not null && EnumCodes<TEnum>.TryParse(word, out var member) ? member : null;

    public Option<string?> Format { get; } =
        new Option<string?>("--thumbnail-format")
        {
            Description = "Format of the thumbnails (default: library setting, initially webp)",
            HelpName = "webp|jpeg|png|avif",
        }.AcceptOnlyFromAmong("webp", "jpeg", "png", "avif");

    public Option<string?> Animation { get; } =
        new Option<string?>("--animation")
        {
            Description =
                "Keep animated thumbnails, or show the first frame only (default: library setting, initially keep)",
            HelpName = "keep|first",
        }.AcceptOnlyFromAmong("keep", "first");

    public Option<long?> MaxPixels { get; } =
        Values.Optional<long>(
            "--max-pixels",
            "Build no thumbnails of images with more pixels (default 268435456)",
            "N",
            "a whole number of at least 1",
            TryParsePixels
        );

    public Option<bool> Salvage { get; } =
        new("--salvage") { Description = "Build thumbnails from damaged images where possible" };

    public Option<string?> Engine { get; } =
        new Option<string?>("--thumbnail-engine")
        {
            Description = "Image library to try first (default auto: libvips where it loads, else ImageSharp)",
            HelpName = "auto|imagesharp|libvips",
        }.AcceptOnlyFromAmong("auto", ImageSharpEngine.EngineName, VipsEngine.EngineName);

    public Option<long?> ImageMemory { get; } =
        Values.Optional<long>(
            "--image-memory",
            "Memory limit for decoding images, over all worker processes (default: a quarter of the machine's)",
            "SIZE",
            $"a size of at least {WorkerLimits.LeastMemory >> 20}MiB, such as 512MB or 2GiB",
            TryParseMemory
        );

    /// <summary>What is asked of the thumbnails.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="isOff">Whether there are to be none.</param>
    public ThumbnailChoices Bind(ParseResult parsed, bool isOff = false) =>
        new()
        {
            Widths = isOff ? [] : parsed.GetValue(Widths),
            Format = Find<ThumbnailFormat>(parsed.GetValue(Format)),
            Animation = Find<AnimationMode>(parsed.GetValue(Animation)),
            MaxPixels = parsed.GetValue(MaxPixels) ?? ThumbnailSettings.DefaultMaxPixels,
            Salvages = parsed.GetValue(Salvage),
            Engine = GetEngine(parsed),
        };

    /// <summary>The engine that was named, or null for <c>auto</c>.</summary>
    private string? GetEngine(ParseResult parsed) => parsed.GetValue(Engine) is { } name and not "auto" ? name : null;

    /// <summary>The workers that make thumbnails for a run.</summary>
    public WorkerThumbnailer StartWorkers(ParseResult parsed) =>
        ThumbnailWorkerCommand.StartWorkers(GetEngine(parsed), parsed.GetValue(ImageMemory));

    /// <summary>Refuses an engine for a format that it does not write.</summary>
    public void AddCheckTo(Command command) =>
        command.Validators.Add(result =>
        {
            // The words as written: an invalid value has its own error, and reading it here would throw.
            if (Word(result, Engine) == ImageSharpEngine.EngineName && Word(result, Format) == "avif")
            {
                result.AddError(
                    "--thumbnail-engine imagesharp writes no AVIF: choose libvips or auto, or another --thumbnail-format"
                );
            }
        });

    private static string? Word(CommandResult result, Option option) =>
        result.GetResult(option) is { Tokens: [.., var last] } ? last.Value : null;

    private static bool TryParseMemory(string text, out long bytes) =>
        ByteSize.TryParse(text, out bytes) && bytes >= WorkerLimits.LeastMemory;

    private static bool TryParseWidth(string text, out int width) =>
        int.TryParse(text, CultureInfo.InvariantCulture, out width) && width is > 0 and <= Widest;

    private static bool TryParsePixels(string text, out long pixels) =>
        long.TryParse(text, CultureInfo.InvariantCulture, out pixels) && pixels > 0;
}
