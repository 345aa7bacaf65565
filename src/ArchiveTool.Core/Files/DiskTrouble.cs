using System.Data.Common;

namespace ArchiveTool.Core.Files;

/// <summary>What a full, failing or forbidden disk shows itself as.</summary>
public static class DiskTrouble
{
    /// <summary>Whether an exception is the disk's doing and not a bug.</summary>
    public static bool Is(Exception exception) =>
        exception
            is IOException
                or UnauthorizedAccessException
                or DbException
                // A file longer than the file system or the user's limit allows: EFBIG, in .NET's words.
                or ArgumentOutOfRangeException { ParamName: "value" };
}
