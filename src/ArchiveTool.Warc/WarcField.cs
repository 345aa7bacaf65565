namespace ArchiveTool.Warc;

/// <summary>One named field of a record or of an HTTP message in it.</summary>
/// <param name="Name">As written.</param>
/// <param name="Value">Without the white space around it.</param>
public readonly record struct WarcField(string Name, string Value);
