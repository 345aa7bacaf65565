using ArchiveTool.Core.Findings;

namespace ArchiveTool.Core.Fetching.Bodies;

/// <summary>What came of receiving a body.</summary>
/// <param name="Reason"><see cref="Reason.Ok"/>, or how it went wrong.</param>
/// <param name="Head">Its beginning, where it is kept in memory.</param>
/// <param name="Received">Bytes received, content coding kept.</param>
/// <param name="IsTransient">Whether another try could bring the whole.</param>
/// <param name="Detail">The platform's words, or null.</param>
internal sealed record BodyResult(
    Reason Reason,
    ReadOnlyMemory<byte> Head,
    long Received,
    bool IsTransient,
    string? Detail
);
