namespace ArchiveTool.Fixtures;

/// <summary>What a URL answers.</summary>
/// <param name="Url">The URL.</param>
/// <param name="MediaType">Its Content-Type.</param>
/// <param name="Body">Its body.</param>
internal sealed record FixtureResponse(string Url, string MediaType, byte[] Body);
