using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using ArchiveTool.Core.Findings;
using ArchiveTool.Core.Media;
using ArchiveTool.Core.Media.Headers;
using ArchiveTool.Core.Media.Thumbnails;
using SixLabors.ImageSharp.Metadata.Profiles.Exif;

namespace ArchiveTool.Thumbnails.ImageSharp;

/// <summary>
/// Makes thumbnails with SixLabors.ImageSharp 2.1, in managed code alone: JPEG, PNG, GIF, WebP, BMP, TIFF and TGA in; WebP,
/// JPEG and PNG out. Profiles and metadata are taken out of a picture before a decoder sees it, so colours are read as sRGB.
/// </summary>
public sealed class ImageSharpEngine : IThumbnailEngine
{
    /// <summary>What it is called on the command line.</summary>
    public const string EngineName = "imagesharp";

    /// <summary>The version of ImageSharp.</summary>
    internal static string LibraryVersion() =>
        typeof(ExifDataType)
            .Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()
            ?.InformationalVersion.Split('+')[0]
        ?? "2.1";

    /// <inheritdoc/>
    public string Name => EngineName;

    /// <inheritdoc/>
    public string? Load()
    {
        // TIFF's decoder makes an array of this enumeration by reflection, which a native compiler does not foresee.
        _ = Enum.GetValues<ExifDataType>();
        return null;
    }

    /// <inheritdoc/>
    public bool Reads(MediaType type) => PictureReader.Reads(type);

    /// <inheritdoc/>
    public bool Writes(ThumbnailFormat format) => PictureWriter.Writes(format);

    /// <inheritdoc/>
    public long MemoryFor(MediaType type, ImageHeader header, long fileLength, ThumbnailSettings settings) =>
        ImageSharpMemory.For(type, header, fileLength, settings);

    /// <inheritdoc/>
    public ThumbnailResult Make(ThumbnailRequest request, ImageHeader? header)
    {
        if (header is null)
        {
            return ThumbnailResult.Failed(Reason.NotDecodable, $"{request.MediaType.Extension}: no size in its header");
        }

        var file = File.ReadAllBytes(request.SourcePath);
        var (thumbnails, fault) = Encode(request, header, file);
        return thumbnails is null ? fault! : ThumbnailResult.Made([.. thumbnails.Select(item => Write(request, item))]);
    }

    /// <summary>Hostile bytes make decoders fail in every way there is; whichever it is, it is the picture's.</summary>
    [SuppressMessage("Design", "CA1031", Justification = "What a decoder throws over a picture is a finding about it.")]
    private static (IReadOnlyList<EncodedThumbnail>? Thumbnails, ThumbnailResult? Fault) Encode(
        ThumbnailRequest request,
        ImageHeader header,
        byte[] file
    )
    {
        try
        {
            return (new ThumbnailMaker(request.MediaType, header, request.Settings).Make(file), null);
        }
        catch (Exception exception) when (IsOutOfMemory(exception))
        {
            return (null, ThumbnailResult.Failed(Reason.TooMuchMemory, "Decoding takes more memory than was granted."));
        }
        catch (Exception exception)
        {
            return (null, ThumbnailResult.Failed(Reason.NotDecodable, OneLine(exception.Message)));
        }
    }

    private static Thumbnail Write(ThumbnailRequest request, EncodedThumbnail thumbnail)
    {
        var path = request.OutputPath(thumbnail.Size.AskedWidth);
        File.WriteAllBytes(path, thumbnail.Bytes);
        return new(
            thumbnail.Size.AskedWidth,
            thumbnail.Size.Width,
            thumbnail.Size.Height,
            thumbnail.Bytes.Length,
            path
        );
    }

    private static bool IsOutOfMemory(Exception exception) =>
        exception is OutOfMemoryException or SixLabors.ImageSharp.Memory.InvalidMemoryOperationException
        || (exception.InnerException is { } inner && IsOutOfMemory(inner));

    private static string OneLine(string message)
    {
        var text = message.ReplaceLineEndings(" ");
        return text.Length <= 300 ? text : text[..300];
    }
}
