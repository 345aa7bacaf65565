using System.Text.Json.Serialization;
using ArchiveTool.Core.Findings;

namespace ArchiveTool.Core.Links;

/// <summary>Something that is wrong with a link though its address answers: the account that it pays, the product that has gone.</summary>
/// <param name="Code">What.</param>
/// <param name="Message">One sentence for people.</param>
public sealed record LinkIssue(ProblemCode Code, string Message)
{
    /// <summary>The only post that it concerns; null for all of the link's places.</summary>
    [JsonIgnore]
    internal string? Post { get; init; }
}
