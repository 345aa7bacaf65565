namespace ArchiveTool.Core.Inputs.Feeds;

/// <summary>A post that an input turned out to hold.</summary>
/// <param name="Input">The post.</param>
/// <param name="Bytes">Its bytes; null where they are still to be read.</param>
internal sealed record InputPart(PostInput Input, InputBytes? Bytes);
