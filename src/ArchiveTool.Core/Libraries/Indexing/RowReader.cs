namespace ArchiveTool.Core.Libraries.Indexing;

/// <summary>Makes a value of a row.</summary>
internal delegate T RowReader<out T>(IndexRow row);
