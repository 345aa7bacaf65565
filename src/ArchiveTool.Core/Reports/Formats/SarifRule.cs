using ArchiveTool.Core.Findings;

namespace ArchiveTool.Core.Reports.Formats;

/// <summary>A rule of the SARIF report: one for each code, its identifier the code itself.</summary>
/// <param name="Code">What it is about.</param>
/// <param name="Name">A name in one word.</param>
/// <param name="Level"><c>error</c>, <c>warning</c> or <c>note</c>.</param>
/// <param name="Short">One sentence.</param>
/// <param name="Help">What to do.</param>
internal sealed record SarifRule(ProblemCode Code, string Name, string Level, string Short, string Help)
{
    /// <summary>Every rule; a result names its rule by its place here.</summary>
    public static IReadOnlyList<SarifRule> All { get; } =
    [
        new(
            ProblemCode.Missing,
            "MissingPicture",
            "error",
            "A picture of the post could not be archived.",
            "Readers of the archive will see a placeholder. Correct the address, or put the picture beside the post."
        ),
        new(
            ProblemCode.Dead,
            "DeadLink",
            "error",
            "A link leads nowhere.",
            "The page is gone, its host does not exist, or the URL is wrong. Replace the link, for example by a capture from a web archive, or remove it."
        ),
        new(
            ProblemCode.Redirected,
            "MovedLink",
            "warning",
            "A link leads through a permanent redirect.",
            "The site says that the address has changed for good. Write the new address before the redirect goes away."
        ),
        new(
            ProblemCode.Blocked,
            "BlockedLink",
            "note",
            "A host answers, but not to this program.",
            "Nothing is known to be wrong with the link. Open it in a browser to be sure."
        ),
        new(
            ProblemCode.Unverifiable,
            "UnverifiableLink",
            "note",
            "A link could not be judged.",
            "The host gave no answer in time, cut the connection, or failed. Try again later before you change the link."
        ),
        new(
            ProblemCode.Tracking,
            "TrackingUrl",
            "note",
            "A URL tracks the reader.",
            "Write the clean URL that the message gives; it leads to the same page."
        ),
        new(
            ProblemCode.Affiliate,
            "AffiliateLink",
            "note",
            "A link earns somebody money.",
            "The message names the network. Make sure that the account is the one that you mean."
        ),
        new(
            ProblemCode.Undisclosed,
            "UndisclosedAffiliateLink",
            "warning",
            "Nothing before an affiliate link or beside it tells the reader that it earns money.",
            "Laws of many countries ask for it. Write above the link, in words that readers see, that it earns you money."
        ),
        new(
            ProblemCode.Unmarked,
            "UnmarkedAffiliateLink",
            "warning",
            "An affiliate link lacks rel=sponsored.",
            "Search engines ask that links which earn money are marked. Add rel=\"sponsored\" to the link."
        ),
        new(
            ProblemCode.Likely,
            "LikelyAffiliateLink",
            "note",
            "A link looks like one that earns money or counts clicks.",
            "The message says what the guess rests on. Write its destination if you don't mean it to count."
        ),
        new(
            ProblemCode.ProductGone,
            "ProductGone",
            "warning",
            "A link leads to a front page or a category in place of a product.",
            "The shop no longer has the product. Link to another one, or remove the link."
        ),
        new(
            ProblemCode.OutOfStock,
            "ProductOutOfStock",
            "note",
            "A product is out of stock.",
            "The shop cannot deliver it now. Look again later, or link to another one."
        ),
        new(
            ProblemCode.WrongAccount,
            "WrongAccount",
            "warning",
            "An affiliate link pays an account that is not yours.",
            "Write your account in its place, or list the account under affiliates in archivetool.yml."
        ),
        new(
            ProblemCode.MissingAccount,
            "MissingAccount",
            "note",
            "A link to a shop of a programme that you use carries no account.",
            "Add your account to the link if it is meant to earn."
        ),
        new(
            ProblemCode.StrayAccount,
            "StrayAccount",
            "note",
            "A link pays an account of a network that you do not list.",
            "List your account of that network under affiliates in archivetool.yml, or remove the account from the link."
        ),
        new(
            ProblemCode.MixedAccounts,
            "MixedAccounts",
            "note",
            "Links of one post pay several accounts of one network.",
            "Write the same account in all of them, unless you mean them to differ."
        ),
        new(
            ProblemCode.Malformed,
            "MalformedAffiliateLink",
            "warning",
            "An affiliate link is written so that it pays nobody.",
            "The message says what is wrong with it. Make the link anew at its network."
        ),
        new(
            ProblemCode.Nested,
            "NestedAffiliateLink",
            "warning",
            "An affiliate link stands within another.",
            "Networks take such clicks back. Link with one network only."
        ),
        new(
            ProblemCode.RetiredNetwork,
            "RetiredNetwork",
            "warning",
            "A link belongs to a network that has closed.",
            "The message says what became of it. Make the link anew there, or link to the shop."
        ),
        new(
            ProblemCode.ShortenerHidesAccount,
            "ShortenerHidesAccount",
            "note",
            "A short link pays an account which it does not show.",
            "Nobody can say whose it is without a click. Write the full link."
        ),
        new(
            ProblemCode.Input,
            "PostTrouble",
            "warning",
            "Something in the post itself could not be read as it was meant.",
            "The message names the place and what was made of it. Correct it in the post."
        ),
        new(
            ProblemCode.NotDecodable,
            "PictureWithoutThumbnail",
            "note",
            "A picture was archived, but no thumbnail could be built from it.",
            "The file is damaged or of a kind that cannot be decoded. Replace it if browsers do not show it either."
        ),
    ];
}
