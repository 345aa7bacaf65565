namespace ArchiveTool.Warc;

/// <summary>A response of a record.</summary>
/// <param name="Failure">Null, or the code of the failure that was recorded in place of a response.</param>
/// <param name="Status">The HTTP status.</param>
/// <param name="Headers">As recorded.</param>
/// <param name="Body">The payload, its content coding kept.</param>
public sealed record RecordedResponse(string? Failure, int Status, IReadOnlyList<WarcField> Headers, Stream Body);
