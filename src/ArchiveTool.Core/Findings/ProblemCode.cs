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

    /// <summary>A shop's front page or a category in place of a product.</summary>
    ProductGone,

    /// <summary>A product that its shop cannot deliver.</summary>
    OutOfStock,

    /// <summary>A link that pays an account of a network which the owner uses, but with another account.</summary>
    WrongAccount,

    /// <summary>A link to a shop whose programme the owner uses, without an account.</summary>
    MissingAccount,

    /// <summary>A link that pays an account of a network which the owner does not use.</summary>
    StrayAccount,

    /// <summary>Links of one post that pay several accounts of one network.</summary>
    MixedAccounts,

    /// <summary>An affiliate link that is written so that it pays nobody.</summary>
    Malformed,

    /// <summary>An affiliate link within another.</summary>
    Nested,

    /// <summary>A link of a network that has closed.</summary>
    RetiredNetwork,

    /// <summary>A short link that pays an account which it does not show.</summary>
    ShortenerHidesAccount,

    /// <summary>The input itself: front matter, charset, depth.</summary>
    Input,

    /// <summary>Archived, but no thumbnail is possible.</summary>
    NotDecodable,
}
