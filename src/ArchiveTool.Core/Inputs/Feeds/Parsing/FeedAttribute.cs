namespace ArchiveTool.Core.Inputs.Feeds.Parsing;

/// <summary>Where an attribute stands in what a <see cref="FeedTokenizer"/> has before it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Value">Its value as written.</param>
internal readonly record struct FeedAttribute(Range Name, Range Value);
