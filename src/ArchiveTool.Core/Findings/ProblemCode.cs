using System.Text.Json.Serialization;

namespace ArchiveTool.Core.Findings;

/// <summary>What a problem is about: the words of <c>--fail-on</c>, and two more that never fail a run.</summary>
[JsonConverter(typeof(CodeConverter<ProblemCode>))]
public enum ProblemCode
{
    /// <summary>An image that should be in the library and is not.</summary>
    Missing,

    /// <summary>A link that leads nowhere.</summary>
    Dead,

    /// <summary>A link behind a permanent redirect.</summary>
    Redirected,

    /// <summary>The server refused this client.</summary>
    Blocked,

    /// <summary>No judgement was possible.</summary>
    Unverifiable,

    /// <summary>A URL that tracks the reader.</summary>
    Tracking,

    /// <summary>A link that earns somebody money.</summary>
    Affiliate,

    /// <summary>An affiliate link before and beside which nothing tells the reader so.</summary>
    Undisclosed,

    /// <summary>An affiliate link without <c>rel=sponsored</c>.</summary>
    Unmarked,

    /// <summary>A link that looks like one that earns or counts, though no entry knows it.</summary>
    Likely,

    /// <summary>The input itself: front matter, charset, depth.</summary>
    Input,

    /// <summary>Archived, but no thumbnail is possible.</summary>
    NotDecodable,
}
