namespace ArchiveTool.Core.Libraries;

/// <summary>Makes a value of a row.</summary>
internal delegate T RowReader<out T>(IndexRow row);
