namespace ArchiveTool.Urls.Idna;

/// <summary>The Joining_Type values that the joiners' rule asks for. The numbers are the table's.</summary>
internal enum UnicodeJoiningType : byte
{
    Other,
    LeftJoining,
    RightJoining,
    DualJoining,
    Transparent,
}
