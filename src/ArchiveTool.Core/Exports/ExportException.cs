namespace ArchiveTool.Core.Exports;

/// <summary>Posts cannot be exported as the options want it.</summary>
/// <param name="message">Why, for people.</param>
internal sealed class ExportException(string message) : Exception(message);
