namespace ArchiveTool.Testing;

public sealed class Placeholder;
