using System.Globalization;
using ArchiveTool.Core.Findings;
using ArchiveTool.Core.Links;
using ArchiveTool.Core.References;
using ArchiveTool.Tracking;
using ArchiveTool.Tracking.Judgements;
using ArchiveTool.Urls;
using ArchiveTool.Urls.Parsing;

namespace ArchiveTool.Core.Affiliates;

/// <summary>Says what is wrong with the accounts that links pay, when all links of a run are known.</summary>
/// <param name="catalogue">Knows networks and shops.</param>
/// <param name="own">The owner's accounts.</param>
internal sealed class AffiliateReview(TrackingCatalogue catalogue, OwnAccounts own)
{
    private const int MostListed = 5;

    // The accounts of each network in each post, apart by the country of the shop: an account there is another programme.
    private readonly Dictionary<(string Post, string Programme), SortedSet<string>> paid = [];

    /// <summary>Takes note of a link, before any is reviewed.</summary>
    public void Note(LinkFinding link)
    {
        if (GetOwnPublisher(link) is not { } account)
        {
            return;
        }

        var programme = GetProgramme(link);
        foreach (var place in link.Places)
        {
            if (!paid.TryGetValue((place.Post, programme), out var accounts))
            {
                paid[(place.Post, programme)] = accounts = new SortedSet<string>(StringComparer.Ordinal);
            }

            accounts.Add(account);
        }
    }

    /// <summary>The link with what is wrong with its account.</summary>
    public LinkFinding Review(LinkFinding link)
    {
        List<LinkIssue> issues =
        [
            .. link.Issues ?? [],
            .. link.Affiliate is { } affiliate ? ReviewAffiliate(link, affiliate) : ReviewOrdinary(link),
        ];
        return issues.Count == 0 ? link : link with { Issues = issues };
    }

    private IEnumerable<LinkIssue> ReviewAffiliate(LinkFinding link, AffiliateFinding affiliate)
    {
        if (affiliate.Retired is { } retired)
        {
            yield return new LinkIssue(
                ProblemCode.RetiredNetwork,
                $"{link.Url} is a link of {affiliate.Network}: {retired}"
            );
        }

        if (affiliate.Inner is { } inner)
        {
            yield return new LinkIssue(
                ProblemCode.Nested,
                $"{link.Url} is a link of {affiliate.Network} around one of {inner.Network}; link with one of them only"
            );
        }

        if (MalformedLinks.Find(link.Url, affiliate) is { } mistake)
        {
            yield return new LinkIssue(ProblemCode.Malformed, $"{link.Url} pays nobody: {mistake}");
        }
        else if (IsHidden(link, affiliate))
        {
            yield return new LinkIssue(
                ProblemCode.ShortenerHidesAccount,
                $"{link.Url} is a short link of {affiliate.Network} that does not show whom it pays; write the full link"
            );
        }
        else if (ReviewAccount(link, affiliate) is { } issue)
        {
            yield return issue;
        }

        foreach (var issue in ReviewMixture(link))
        {
            yield return issue;
        }
    }

    private LinkIssue? ReviewAccount(LinkFinding link, AffiliateFinding affiliate)
    {
        if (!own.Any || AccountFields.Read(affiliate).Publisher is not { } account)
        {
            return null;
        }

        var accounts = own.Find(affiliate.Network);
        return accounts.Count == 0
                ? new LinkIssue(
                    ProblemCode.StrayAccount,
                    $"{link.Url} pays {account} at {affiliate.Network}, where you list no account"
                )
            : IsOwn(affiliate, accounts) ? null
            : new LinkIssue(
                ProblemCode.WrongAccount,
                $"{link.Url} pays {account} at {affiliate.Network}; your account there is {string.Join(" or ", accounts)}"
            );
    }

    private IEnumerable<LinkIssue> ReviewMixture(LinkFinding link)
    {
        if (GetOwnPublisher(link) is null)
        {
            yield break;
        }

        var programme = GetProgramme(link);
        foreach (var post in link.Places.Select(place => place.Post).Distinct(StringComparer.Ordinal))
        {
            if (paid.TryGetValue((post, programme), out var accounts) && accounts.Count > 1)
            {
                yield return new LinkIssue(
                    ProblemCode.MixedAccounts,
                    $"{link.Url} pays one of several accounts of {link.Affiliate!.Network} in this post: {List(accounts)}"
                )
                {
                    Post = post,
                };
            }
        }
    }

    /// <summary>The first accounts: every link of a post says them.</summary>
    private static string List(SortedSet<string> accounts) =>
        string.Join(", ", accounts.Take(MostListed))
        + (
            accounts.Count > MostListed
                ? string.Create(CultureInfo.InvariantCulture, $" and {accounts.Count - MostListed} more")
                : ""
        );

    /// <summary>What is wrong with a link that earns nothing as it is written.</summary>
    private IEnumerable<LinkIssue> ReviewOrdinary(LinkFinding link)
    {
        if (
            link.Kind != ReferenceKind.Link
            || !WebUrl.TryParse(link.Url, null, out var url)
            || catalogue.FindShop(url) is not { Retired: null } shop
        )
        {
            yield break;
        }

        if (MalformedLinks.FindInShop(url, shop) is { } mistake)
        {
            yield return new LinkIssue(ProblemCode.Malformed, $"{link.Url} pays nobody: {mistake}");
        }
        else if (url.Path.Length > 1 && own.Find(shop.Network) is { Count: > 0 } accounts)
        {
            yield return new LinkIssue(
                ProblemCode.MissingAccount,
                $"{link.Url} leads to a shop of {shop.Network} without your account; add {shop.Keys[0]}={accounts[0]} if it is meant to earn"
            );
        }
    }

    /// <summary>Whether a link is short and shows neither account nor destination, or leads through one that is short.</summary>
    private bool IsHidden(LinkFinding link, AffiliateFinding affiliate)
    {
        var isShort =
            affiliate.Hop is not null
            && WebUrl.TryParse(link.Url, null, out var url)
            && catalogue.Judge(url).IsShortener;
        return isShort
            || (affiliate.Destination is null && AccountFields.Read(affiliate) is { Publisher: null, Programme: null });
    }

    /// <summary>The account of a link, where it is the owner's, or where nothing says whose accounts are.</summary>
    private string? GetOwnPublisher(LinkFinding link)
    {
        if (link.Affiliate is not { } affiliate || AccountFields.Read(affiliate).Publisher is not { } account)
        {
            return null;
        }

        var accounts = own.Find(affiliate.Network);
        return !own.Any || IsOwn(affiliate, accounts) ? account : null;
    }

    private static bool IsOwn(AffiliateFinding affiliate, IReadOnlyList<string> accounts)
    {
        var roles = AccountRoles.Assign(affiliate.Network, affiliate.Account.Keys);
        var publisher = AccountFields.Read(affiliate).Publisher;
        return accounts.Any(account =>
            string.Equals(account, publisher, StringComparison.OrdinalIgnoreCase)
            || affiliate.Account.Any(field =>
                roles[field.Key] == AccountRole.Publisher
                && string.Equals(Uri.UnescapeDataString(field.Value), account, StringComparison.OrdinalIgnoreCase)
            )
        );
    }

    /// <summary>A network, and of a shop in many countries which: amazon.de and amazon.com pay different accounts.</summary>
    private string GetProgramme(LinkFinding link)
    {
        var affiliate = link.Affiliate!;
        var isShop =
            WebUrl.TryParse(affiliate.Hop ?? link.Url, null, out var url) && catalogue.FindShop(url) is not null;
        return isShop ? $"{affiliate.Network} {RegistrableDomain.Find(url!.Host)}" : affiliate.Network;
    }
}
