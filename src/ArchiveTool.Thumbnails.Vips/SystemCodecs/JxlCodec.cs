using NetVips;

namespace ArchiveTool.Thumbnails.Vips.SystemCodecs;

/// <summary>JPEG XL by the system's libjxl (https://libjxl.readthedocs.io/en/latest/api_decoder.html).</summary>
internal static unsafe class JxlCodec
{
    private const int NeedsBuffer = 5;
    private const int BasicInfo = 0x40;
    private const int ColorEncoding = 0x100;
    private const int FullImage = 0x1000;

    // More than either structure has in any release.
    private const int StructBytes = 1024;

    private static readonly SystemLibrary Library = new([
        .. Enumerable.Range(7, 14).Select(minor => $"libjxl.so.0.{minor}"),
        .. Enumerable.Range(7, 14).Select(minor => $"libjxl.0.{minor}.dylib"),
        "jxl.dll",
    ]);

    /// <summary>Decodes the first picture, turned as it says.</summary>
    /// <param name="bytes">The file.</param>
    /// <param name="mostPixels">A larger picture is refused before a pixel is decoded.</param>
    /// <exception cref="VipsException">It cannot be decoded.</exception>
    public static DecodedPicture Decode(byte[] bytes, long mostPixels)
    {
        if (!Library.IsThere)
        {
            throw new VipsException("jxl: install libjxl, which decodes it");
        }

        var decoder = ((delegate* unmanaged<nint, nint>)Library.Find("JxlDecoderCreate"))(0);
        try
        {
            fixed (byte* start = bytes)
            {
                var subscribe = (delegate* unmanaged<nint, int, int>)Library.Find("JxlDecoderSubscribeEvents");
                _ = subscribe(decoder, BasicInfo | ColorEncoding | FullImage);
                var setInput = (delegate* unmanaged<nint, byte*, nuint, int>)Library.Find("JxlDecoderSetInput");
                _ = setInput(decoder, start, (nuint)bytes.Length);
                ((delegate* unmanaged<nint, void>)Library.Find("JxlDecoderCloseInput"))(decoder);
                return Run(decoder, mostPixels);
            }
        }
        finally
        {
            ((delegate* unmanaged<nint, void>)Library.Find("JxlDecoderDestroy"))(decoder);
        }
    }

    private static DecodedPicture Run(nint decoder, long mostPixels)
    {
        var process = (delegate* unmanaged<nint, int>)Library.Find("JxlDecoderProcessInput");
        var (width, height) = (0, 0);
        byte[] pixels = [];
        while (true)
        {
            switch (process(decoder))
            {
                case BasicInfo:
                    (width, height) = ReadSize(decoder, mostPixels);
                    pixels = GC.AllocateUninitializedArray<byte>(
                        checked(width * height * DecodedPicture.Channels),
                        pinned: true
                    );
                    break;
                case ColorEncoding:
                    AskForSrgb(decoder);
                    break;
                case NeedsBuffer:
                    SetBuffer(decoder, pixels);
                    break;
                case FullImage when pixels.Length > 0:
                    return new DecodedPicture(pixels, width, height);
                default:
                    throw new VipsException("jxl: the file is damaged");
            }
        }
    }

    private static (int Width, int Height) ReadSize(nint decoder, long mostPixels)
    {
        // A flag, then both sides, in every release.
        var info = stackalloc uint[StructBytes / sizeof(uint)];
        var getInfo = (delegate* unmanaged<nint, uint*, int>)Library.Find("JxlDecoderGetBasicInfo");
        return getInfo(decoder, info) == 0 && info[1] > 0 && info[2] > 0 && (long)info[1] * info[2] <= mostPixels
            ? ((int)info[1], (int)info[2])
            : throw new VipsException($"jxl: {info[1]}×{info[2]} pixels are not decoded");
    }

    /// <summary>Only a picture whose colours the file leaves to the decoder heeds it; others keep theirs.</summary>
    private static void AskForSrgb(nint decoder)
    {
        var colours = stackalloc byte[StructBytes];
        ((delegate* unmanaged<byte*, int, void>)Library.Find("JxlColorEncodingSetToSRGB"))(colours, 0);
        var prefer = (delegate* unmanaged<nint, byte*, int>)Library.Find("JxlDecoderSetPreferredColorProfile");
        _ = prefer(decoder, colours);
    }

    /// <summary>The array is pinned for good, so the decoder may keep its address.</summary>
    private static void SetBuffer(nint decoder, byte[] pixels)
    {
        var format = new PixelFormat(DecodedPicture.Channels, PixelFormat.Bytes);
        var setBuffer = (delegate* unmanaged<nint, PixelFormat*, byte*, nuint, int>)
            Library.Find("JxlDecoderSetImageOutBuffer");
        fixed (byte* start = pixels)
        {
            if (setBuffer(decoder, &format, start, (nuint)pixels.Length) != 0)
            {
                throw new VipsException("jxl: the pixels cannot be taken");
            }
        }
    }

    private readonly struct PixelFormat(uint channels, int type)
    {
        /// <summary>JXL_TYPE_UINT8.</summary>
        public const int Bytes = 2;

        public readonly uint Channels = channels;
        public readonly int Type = type;
        public readonly int Endianness;
        public readonly nuint Alignment;
    }
}
