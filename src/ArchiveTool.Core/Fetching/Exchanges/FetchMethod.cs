namespace ArchiveTool.Core.Fetching.Exchanges;

/// <summary>What a request does.</summary>
internal enum FetchMethod
{
    /// <summary>Asks for the body.</summary>
    Get,

    /// <summary>Asks for the headers alone.</summary>
    Head,
}
