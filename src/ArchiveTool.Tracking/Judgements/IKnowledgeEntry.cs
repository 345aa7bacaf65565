namespace ArchiveTool.Tracking.Judgements;

/// <summary>What decided: an entry of the catalogue, whose place is only worked out for those who ask.</summary>
internal interface IKnowledgeEntry
{
    /// <summary>Where the entry stands: <c>file:line</c>.</summary>
    string Place { get; }
}
