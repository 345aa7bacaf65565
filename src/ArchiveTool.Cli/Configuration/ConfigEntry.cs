namespace ArchiveTool.Cli.Configuration;

/// <summary>A key of a configuration file with its values.</summary>
/// <param name="Key">An option's long name without its dashes.</param>
/// <param name="Line">Where it stands, from 1.</param>
/// <param name="Values">The values, each with its line.</param>
/// <param name="IsList">Whether they stand in a list.</param>
internal sealed record ConfigEntry(string Key, int Line, IReadOnlyList<(string Text, int Line)> Values, bool IsList);
