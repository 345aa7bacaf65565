namespace ArchiveTool.Cli.Tests.HostileLibraries;

/// <summary>One thing that somebody who prepares a library may do to it.</summary>
/// <param name="Name">What it is, for the failure's message.</param>
/// <param name="Prepare">Does it to the library in a folder.</param>
internal sealed record HostileCase(string Name, Action<string> Prepare)
{
    public override string ToString() => Name;
}
