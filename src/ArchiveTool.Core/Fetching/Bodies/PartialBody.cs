namespace ArchiveTool.Core.Fetching.Bodies;

/// <summary>A body that broke off and may be continued (https://www.rfc-editor.org/rfc/rfc9110#range.requests).</summary>
/// <param name="Sink">What there is of it.</param>
/// <param name="Etag">The strong validator that it came under.</param>
internal sealed record PartialBody(BodySink Sink, string Etag);
