using System.Runtime.InteropServices;
using NetVips;

namespace ArchiveTool.Thumbnails.Vips.SystemCodecs;

/// <summary>
/// HEIC by the system's libheif, which has a decoder for HEVC where the system's packages do
/// (https://github.com/strukturag/libheif/blob/master/libheif/api/libheif/heif.h).
/// </summary>
internal static unsafe class HeifCodec
{
    private const int Rgb = 1;
    private const int InterleavedRgba = 11;
    private const int Interleaved = 10;

    private static readonly SystemLibrary Library = new("libheif.so.1", "libheif.1.dylib", "heif.dll", "libheif.dll");

    /// <summary>Decodes the primary picture, turned as it says.</summary>
    /// <param name="bytes">The file.</param>
    /// <param name="mostPixels">A larger picture is refused before a pixel is decoded.</param>
    /// <exception cref="VipsException">It cannot be decoded.</exception>
    public static DecodedPicture Decode(byte[] bytes, long mostPixels)
    {
        if (!Library.IsThere)
        {
            throw new VipsException("heic: install libheif, which decodes it");
        }

        var context = ((delegate* unmanaged<nint>)Library.Find("heif_context_alloc"))();
        var (picture, pixels) = (default(nint), default(nint));
        try
        {
            fixed (byte* start = bytes)
            {
                var read = (delegate* unmanaged<nint, byte*, nuint, nint, Error>)
                    Library.Find("heif_context_read_from_memory_without_copy");
                Check(read(context, start, (nuint)bytes.Length, 0));
                var getPrimary = (delegate* unmanaged<nint, nint*, Error>)
                    Library.Find("heif_context_get_primary_image_handle");
                Check(getPrimary(context, &picture));
                var (width, height) = (Ask("width", picture), Ask("height", picture));
                if (width < 1 || height < 1 || (long)width * height > mostPixels)
                {
                    throw new VipsException($"heif: {width}×{height} pixels are not decoded");
                }

                var decode = (delegate* unmanaged<nint, nint*, int, int, nint, Error>)Library.Find("heif_decode_image");
                Check(decode(picture, &pixels, Rgb, InterleavedRgba, 0));
            }

            return Copy(pixels);
        }
        finally
        {
            Release("heif_image_release", pixels);
            Release("heif_image_handle_release", picture);
            Release("heif_context_free", context);
        }
    }

    private static DecodedPicture Copy(nint pixels)
    {
        var getSide = (delegate* unmanaged<nint, int, int>)Library.Find("heif_image_get_width");
        var width = getSide(pixels, Interleaved);
        getSide = (delegate* unmanaged<nint, int, int>)Library.Find("heif_image_get_height");
        var height = getSide(pixels, Interleaved);
        var stride = 0;
        var getPlane = (delegate* unmanaged<nint, int, int*, byte*>)Library.Find("heif_image_get_plane_readonly");
        var plane = getPlane(pixels, Interleaved, &stride);
        var row = checked(width * DecodedPicture.Channels);
        if (plane == null || width < 1 || height < 1 || stride < row)
        {
            throw new VipsException("heif: no pixels came");
        }

        var copy = new byte[checked(row * height)];
        for (var y = 0; y < height; y++)
        {
            new ReadOnlySpan<byte>(plane + ((long)y * stride), row).CopyTo(copy.AsSpan(y * row));
        }

        return new DecodedPicture(copy, width, height);
    }

    private static int Ask(string side, nint picture) =>
        ((delegate* unmanaged<nint, int>)Library.Find("heif_image_handle_get_" + side))(picture);

    private static void Release(string function, nint what)
    {
        if (what != 0)
        {
            ((delegate* unmanaged<nint, void>)Library.Find(function))(what);
        }
    }

    private static void Check(Error error)
    {
        if (error.Code != 0)
        {
            throw new VipsException($"heif: {Marshal.PtrToStringUTF8(error.Message)}");
        }
    }

    [StructLayout(LayoutKind.Sequential)]
    private readonly struct Error
    {
        public readonly int Code;
        public readonly int Detail;
        public readonly nint Message;
    }
}
