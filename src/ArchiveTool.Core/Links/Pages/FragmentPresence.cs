namespace ArchiveTool.Core.Links.Pages;

/// <summary>Whether a page has what a fragment names.</summary>
internal enum FragmentPresence
{
    /// <summary>It is there, or is no name of an element.</summary>
    Present,

    /// <summary>It is not there.</summary>
    Missing,

    /// <summary>Script or a template may make it.</summary>
    Unknown,
}
