using ArchiveTool.Core.Findings;

namespace ArchiveTool.Core.Records;

/// <summary>A response of a record.</summary>
/// <param name="Reason"><see cref="Reason.Ok"/>, or the failure that was recorded in place of a response.</param>
/// <param name="Status">The HTTP status.</param>
/// <param name="Headers">As recorded.</param>
/// <param name="Body">The payload, its content coding kept.</param>
public sealed record RecordedResponse(Reason Reason, int Status, IReadOnlyList<WarcField> Headers, Stream Body);
