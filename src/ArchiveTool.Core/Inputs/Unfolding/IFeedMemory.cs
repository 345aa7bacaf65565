namespace ArchiveTool.Core.Inputs.Unfolding;

/// <summary>Remembers feeds and their entries between runs.</summary>
internal interface IFeedMemory
{
    /// <summary>What is remembered of a feed; null if nothing is.</summary>
    /// <param name="source">The feed's address.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    Task<FeedMemo?> FindFeedAsync(string source, CancellationToken cancellationToken);

    /// <summary>An entry whose text was taken from its page; null if it was not.</summary>
    /// <param name="identity">The entry's identity.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    Task<KeptEntry?> FindEntryAsync(string identity, CancellationToken cancellationToken);

    /// <summary>An entry as it was archived; null if it is not.</summary>
    /// <param name="identity">The entry's identity.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    Task<InputPart?> ReadEntryAsync(string identity, CancellationToken cancellationToken);

    /// <summary>Remembers a feed whose entries were worked on.</summary>
    /// <param name="visit">The feed.</param>
    /// <param name="cancellationToken">Ends the writing.</param>
    Task KeepAsync(FeedVisit visit, CancellationToken cancellationToken);

    /// <summary>Remembers that a server asked to be left alone.</summary>
    /// <param name="source">The feed's address.</param>
    /// <param name="pause">For how long.</param>
    /// <param name="cancellationToken">Ends the writing.</param>
    Task DeferAsync(string source, TimeSpan pause, CancellationToken cancellationToken);
}
