using ArchiveTool.Core.Media.Thumbnails;

namespace ArchiveTool.Core.Runs.Maintenance;

/// <summary>What is verified, and what is put right on the way.</summary>
/// <param name="Folder">The library's folder.</param>
/// <param name="Exchanges">The network, or a record of it, for bodies that are damaged.</param>
internal sealed record VerifySetup(string Folder, ExchangeSource Exchanges)
{
    /// <summary>Whether the index is built again from the manifests first.</summary>
    public bool RebuildsIndex { get; init; }

    /// <summary>Whether what can be put right is put right.</summary>
    public bool Repairs { get; init; }

    /// <summary>Creates the engine that builds damaged thumbnails again; the run disposes it.</summary>
    public required Func<IThumbnailer> CreateThumbnailer { get; init; }

    /// <summary>Told, for people, each thing that was done or could not be done.</summary>
    public required Action<string> Say { get; init; }
}
