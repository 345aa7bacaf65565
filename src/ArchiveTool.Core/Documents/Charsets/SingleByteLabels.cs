namespace ArchiveTool.Core.Documents.Charsets;

/// <summary>
/// The single-byte encodings of the Encoding standard with their labels
/// (https://encoding.spec.whatwg.org/#legacy-single-byte-encodings), those that the platform has tables for.
/// </summary>
internal static class SingleByteLabels
{
    public static readonly (string Name, int CodePage, string Labels)[] All =
    [
        ("ibm866", 866, "866 cp866 csibm866"),
        ("iso-8859-2", 28592, "csisolatin2 iso-ir-101 iso8859-2 iso88592 iso_8859-2 iso_8859-2:1987 l2 latin2"),
        ("iso-8859-3", 28593, "csisolatin3 iso-ir-109 iso8859-3 iso88593 iso_8859-3 iso_8859-3:1988 l3 latin3"),
        ("iso-8859-4", 28594, "csisolatin4 iso-ir-110 iso8859-4 iso88594 iso_8859-4 iso_8859-4:1988 l4 latin4"),
        ("iso-8859-5", 28595, "csisolatincyrillic cyrillic iso-ir-144 iso8859-5 iso88595 iso_8859-5 iso_8859-5:1988"),
        (
            "iso-8859-6",
            28596,
            "arabic asmo-708 csiso88596e csiso88596i csisolatinarabic ecma-114 iso-8859-6-e iso-8859-6-i iso-ir-127 "
                + "iso8859-6 iso88596 iso_8859-6 iso_8859-6:1987"
        ),
        (
            "iso-8859-7",
            28597,
            "csisolatingreek ecma-118 elot_928 greek greek8 iso-ir-126 iso8859-7 iso88597 iso_8859-7 iso_8859-7:1987 "
                + "sun_eu_greek"
        ),
        (
            "iso-8859-8",
            28598,
            "csiso88598e csisolatinhebrew hebrew iso-8859-8-e iso-ir-138 iso8859-8 iso88598 iso_8859-8 "
                + "iso_8859-8:1988 visual iso-8859-8-i csiso88598i logical"
        ),
        ("iso-8859-13", 28603, "iso8859-13 iso885913"),
        ("iso-8859-15", 28605, "csisolatin9 iso8859-15 iso885915 iso_8859-15 l9"),
        ("koi8-r", 20866, "cskoi8r koi koi8 koi8_r"),
        ("koi8-u", 21866, "koi8-ru"),
        ("macintosh", 10000, "csmacintosh mac x-mac-roman"),
        ("windows-874", 874, "dos-874 iso-8859-11 iso8859-11 iso885911 tis-620"),
        ("windows-1250", 1250, "cp1250 x-cp1250"),
        ("windows-1251", 1251, "cp1251 x-cp1251"),
        (
            "windows-1252",
            1252,
            "ansi_x3.4-1968 ascii cp1252 cp819 csisolatin1 ibm819 iso-8859-1 iso-ir-100 iso8859-1 iso88591 iso_8859-1 "
                + "iso_8859-1:1987 l1 latin1 us-ascii x-cp1252"
        ),
        ("windows-1253", 1253, "cp1253 x-cp1253"),
        (
            "windows-1254",
            1254,
            "cp1254 csisolatin5 iso-8859-9 iso-ir-148 iso8859-9 iso88599 iso_8859-9 iso_8859-9:1989 l5 latin5 x-cp1254"
        ),
        ("windows-1255", 1255, "cp1255 x-cp1255"),
        ("windows-1256", 1256, "cp1256 x-cp1256"),
        ("windows-1257", 1257, "cp1257 x-cp1257"),
        ("windows-1258", 1258, "cp1258 x-cp1258"),
        ("x-mac-cyrillic", 10007, "x-mac-ukrainian"),
    ];
}
