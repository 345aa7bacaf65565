namespace ArchiveTool.Cli.Options;

/// <summary>Parses a value's text, or says that it cannot.</summary>
internal delegate bool TryParse<T>(string text, out T value);
