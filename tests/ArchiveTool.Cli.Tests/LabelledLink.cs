namespace ArchiveTool.Cli.Tests;

/// <summary>A link and what an audit has to say of it.</summary>
/// <param name="Url">The link.</param>
/// <param name="Status">Its status.</param>
/// <param name="Reason">Its reason.</param>
internal sealed record LabelledLink(string Url, string Status, string Reason);
