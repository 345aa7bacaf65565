using ArchiveTool.Core.Media.Headers;

namespace ArchiveTool.Core.Media.Thumbnails;

/// <summary>
/// An imaging library: decodes pictures and writes thumbnails, in this process and on the calling thread. Another library
/// is one more class behind this.
/// </summary>
public interface IThumbnailEngine
{
    /// <summary>What it is called on the command line: lower case, without spaces.</summary>
    string Name { get; }

    /// <summary>Gets it ready, once; most commands never need one.</summary>
    /// <returns>Null if it can work, else why it cannot, in one line for people.</returns>
    string? Load();

    /// <summary>Whether it has a decoder for pictures of this type.</summary>
    bool Reads(MediaType type);

    /// <summary>Whether it has an encoder for thumbnails of this format.</summary>
    bool Writes(ThumbnailFormat format);

    /// <summary>How much memory one request takes at most, in bytes, judged before a pixel is decoded.</summary>
    /// <param name="type">What the picture is.</param>
    /// <param name="header">What it says of itself.</param>
    /// <param name="fileLength">Its size in bytes.</param>
    /// <param name="settings">What is made of it.</param>
    long MemoryFor(MediaType type, ImageHeader header, long fileLength, ThumbnailSettings settings);

    /// <summary>Makes every width of one picture from one decode.</summary>
    /// <param name="request">The picture; its type is read and its format written here, its widths are valid.</param>
    /// <param name="header">What it says of itself, its size within the settings; null if it says nothing.</param>
    /// <returns>The thumbnails in temporary files, or what is wrong with the picture.</returns>
    /// <exception cref="IOException">A thumbnail could not be written (disk full), or the picture not be opened.</exception>
    ThumbnailResult Make(ThumbnailRequest request, ImageHeader? header);
}
