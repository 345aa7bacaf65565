namespace ArchiveTool.Core.Fetching;

/// <summary>What a conditional request asks by (RFC 9110, section 13).</summary>
/// <param name="ETag">For <c>If-None-Match</c>, or null.</param>
/// <param name="LastModified">For <c>If-Modified-Since</c>, or null.</param>
public sealed record Validators(string? ETag, string? LastModified);
