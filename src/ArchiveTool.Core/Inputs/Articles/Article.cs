namespace ArchiveTool.Core.Inputs.Articles;

/// <summary>What a page was made for, without what a site puts around it.</summary>
/// <param name="Html">Its markup.</param>
/// <param name="Base">The address that its relative addresses are written against where the page names one, or null.</param>
/// <param name="ReferrerPolicy">The policy that the page declares, as written, or null.</param>
/// <param name="Weight">How much there is to read, comparable to <see cref="ReadableText.Measure"/>.</param>
internal sealed record Article(string Html, string? Base, string? ReferrerPolicy, int Weight);
