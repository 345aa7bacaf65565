namespace ArchiveTool.Core.Inputs.Feeds;

/// <summary>What a feed calls the text of an entry.</summary>
internal enum EntryText
{
    /// <summary>There is no text.</summary>
    None,

    /// <summary>A summary.</summary>
    Summary,

    /// <summary>RSS's description: a summary in some feeds, the whole post in others.</summary>
    Description,

    /// <summary>The whole post.</summary>
    Full,
}
