namespace ArchiveTool.Cli.Configuration;

/// <summary>A configuration file that cannot be used; the message names file and line.</summary>
internal sealed class ConfigException(string message) : Exception(message);
