namespace ArchiveTool.Urls.Idna;

/// <summary>The Bidi_Class values that a domain name can have. The numbers are the table's.</summary>
internal enum UnicodeBidiClass : byte
{
    Other,
    LeftToRight,
    RightToLeft,
    ArabicLetter,
    ArabicNumber,
    EuropeanNumber,
    EuropeanSeparator,
    CommonSeparator,
    EuropeanTerminator,
    OtherNeutral,
    BoundaryNeutral,
    NonspacingMark,
}
