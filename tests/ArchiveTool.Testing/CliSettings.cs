namespace ArchiveTool.Testing;

/// <summary>What surrounds a run of the command line.</summary>
public sealed record CliSettings
{
    /// <summary>What it reads from standard input.</summary>
    public byte[] Input { get; init; } = [];

    /// <summary>Where it runs; null for where the tests run.</summary>
    public string? WorkingFolder { get; init; }

    /// <summary>Environment variables beside those of the tests.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } =
        new Dictionary<string, string>(StringComparer.Ordinal);
}
