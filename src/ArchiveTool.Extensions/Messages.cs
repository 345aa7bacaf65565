using Microsoft.Extensions.Logging;

namespace ArchiveTool.Extensions;

/// <summary>Every message that is logged.</summary>
internal static partial class Messages
{
    [LoggerMessage(1, LogLevel.Information, "Opened the library {Folder}.")]
    public static partial void LibraryOpened(ILogger logger, string folder);

    [LoggerMessage(2, LogLevel.Information, "Audited: {Links} links; {Failures} inputs could not be read.")]
    public static partial void Audited(ILogger logger, int links, int failures);

    [LoggerMessage(3, LogLevel.Debug, "{Method} to {Host} was answered with {Status}.")]
    public static partial void Answered(ILogger logger, string method, string host, int status);

    [LoggerMessage(4, LogLevel.Information, "{Method} to {Host} failed: {Reason} ({Detail}).")]
    public static partial void RequestFailed(ILogger logger, string method, string host, string reason, string? detail);
}
