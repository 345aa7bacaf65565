using ArchiveTool.Core.Findings;
using ArchiveTool.Core.Media;
using ArchiveTool.Core.Media.Headers;
using ArchiveTool.Core.Media.Thumbnails;
using NetVips;

namespace ArchiveTool.Thumbnails.Vips;

/// <summary>
/// Makes thumbnails with libvips. Orientation is applied, colours become sRGB, nothing is enlarged, and no metadata goes
/// along. Native code: a decoder's crash takes the process with it.
/// </summary>
public sealed class VipsEngine : IThumbnailEngine
{
    /// <summary>What it is called on the command line.</summary>
    public const string EngineName = "libvips";

    /// <summary>The version of libvips that was loaded. <see cref="Load"/> must have succeeded.</summary>
    internal static string LibraryVersion() =>
        string.Join('.', Enumerable.Range(0, 3).Select(part => NetVips.NetVips.Version(part)));

    /// <inheritdoc/>
    public string Name => EngineName;

    /// <inheritdoc/>
    public string? Load() => VipsRuntime.Start();

    /// <inheritdoc/>
    public bool Reads(MediaType type) => VipsDecoder.Reads(type);

    /// <inheritdoc/>
    public bool Writes(ThumbnailFormat format) => Enum.IsDefined(format);

    /// <inheritdoc/>
    public long MemoryFor(MediaType type, ImageHeader header, long fileLength, ThumbnailSettings settings) =>
        VipsMemory.For(type, header, fileLength, settings);

    /// <inheritdoc/>
    public ThumbnailResult Make(ThumbnailRequest request, ImageHeader? header)
    {
        VipsRuntime.ForgetErrors();
        try
        {
            return new VipsDecoder(request, header).Make();
        }
        catch (VipsException exception)
        {
            return ThumbnailResult.Failed(Reason.NotDecodable, OneLine(exception.Message, request.SourcePath));
        }
    }

    /// <summary>
    /// NetVips says which call failed, then libvips why, in as many lines as it has layers. Where the library stands is
    /// nothing to the finding, which is the same everywhere.
    /// </summary>
    private static string OneLine(string message, string path)
    {
        message = message.Replace(path, Path.GetFileName(path), StringComparison.Ordinal);
        var lines = message.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var text = string.Join("; ", lines.Skip(lines.Length > 1 ? 1 : 0).Distinct(StringComparer.Ordinal).Take(2));
        return text.Length <= 300 ? text : text[..300];
    }
}
