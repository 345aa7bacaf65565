namespace ArchiveTool.Core.Archiving;

/// <summary>A page of a site with the file that it is made of.</summary>
/// <param name="Address">Its path without the site's base path and without a slash at its end: <c>/guide/a</c>.</param>
/// <param name="File">Its source.</param>
internal readonly record struct SitePage(string Address, string File);
