using System.Runtime.InteropServices;

namespace ArchiveTool.Core.Files;

/// <summary>An error of a system call as the exception that .NET's own file operations throw for it.</summary>
internal static class LinuxErrors
{
    /// <summary>The exception for an error's number.</summary>
    public static Exception Create(int error, RelativePath path)
    {
        var name = path.IsRoot ? "." : path.ToString();
        var message = $"{name}: {Marshal.GetPInvokeErrorMessage(error)}";
        return error switch
        {
            LinuxCalls.NoEntry => new FileNotFoundException(message, name),
            LinuxCalls.AccessDenied or LinuxCalls.NotPermitted => new UnauthorizedAccessException(message),
            _ => new IOException(message, error),
        };
    }
}
