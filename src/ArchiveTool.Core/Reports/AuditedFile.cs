namespace ArchiveTool.Core.Reports;

/// <summary>A file as it stood when it was audited.</summary>
/// <param name="Post">Its path, as the places of its links name it.</param>
/// <param name="Sha256">The SHA-256 hash of its bytes, in lower-case hexadecimal digits.</param>
public sealed record AuditedFile(string Post, string Sha256);
