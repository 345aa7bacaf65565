using System.Data.Common;

namespace ArchiveTool.Core.Files;

/// <summary>How a full, failing or forbidden disk shows.</summary>
internal static class DiskTrouble
{
    /// <summary>Whether an exception is the disk's doing and not a bug.</summary>
    public static bool Is(Exception exception) =>
        exception is IOException or UnauthorizedAccessException or DbException || IsFileTooLarge(exception);

    // EFBIG: .NET reports a file longer than the file system or the user's limit allows as an argument out of range, and
    // nothing but the resource's text (its name where resources are stripped) tells it from a bug:
    // https://github.com/dotnet/runtime/blob/main/src/libraries/System.Private.CoreLib/src/Resources/Strings.resx
    private static bool IsFileTooLarge(Exception exception) =>
        exception is ArgumentOutOfRangeException { ParamName: "value", ActualValue: null }
        && (
            exception.Message.StartsWith("Specified file length was too large", StringComparison.Ordinal)
            || exception.Message.StartsWith("ArgumentOutOfRange_FileLengthTooBig", StringComparison.Ordinal)
        );
}
