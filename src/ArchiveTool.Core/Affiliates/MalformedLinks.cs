using System.Buffers;
using System.Text.RegularExpressions;
using ArchiveTool.Tracking;
using ArchiveTool.Tracking.Judgements;
using ArchiveTool.Urls.Parsing;

namespace ArchiveTool.Core.Affiliates;

/// <summary>Knows the mistakes by which an affiliate link pays nobody.</summary>
internal static partial class MalformedLinks
{
    private static readonly Dictionary<string, Regex> Forms = new(StringComparer.Ordinal)
    {
        ["Amazon Associates"] = AmazonTag,
        ["Awin"] = Digits,
        ["ShareASale"] = Digits,
        ["CJ Affiliate"] = Digits,
        ["Booking.com"] = Digits,
        ["eBay Partner Network"] = TenDigits,
        ["Webgains"] = Digits,
        ["Daisycon"] = Digits,
        ["Partner-ads"] = Digits,
        ["Skimlinks"] = Skimlinks,
    };

    private static readonly SearchValues<char> Foreign = SearchValues.Create(" \t+?&\"'<>");

    /// <summary>What is wrong with an affiliate link, or null.</summary>
    /// <param name="url">The link.</param>
    /// <param name="affiliate">Who earns.</param>
    public static string? Find(string url, AffiliateFinding affiliate)
    {
        var roles = AccountRoles.Assign(affiliate.Network, affiliate.Account.Keys);
        var publishers = affiliate
            .Account.Where(field => roles[field.Key] == AccountRole.Publisher)
            .Select(field => (field.Key, Value: Uri.UnescapeDataString(field.Value)))
            .ToList();
        foreach (var (name, value) in publishers)
        {
            if (Placeholder.IsMatch(value))
            {
                return $"{name}={value} is a placeholder; write your account";
            }

            if (url.Contains($"&amp;{name}=", StringComparison.Ordinal))
            {
                return $"&amp; was escaped twice before {name}";
            }

            if (value.AsSpan().ContainsAny(Foreign))
            {
                return $"{name}={value} holds characters that no account has; a second ? or an unescaped & does that";
            }

            if (Forms.TryGetValue(affiliate.Network, out var form) && !form.IsMatch(value) && publishers.Count == 1)
            {
                return $"{name}={value} has not the form of an account of {affiliate.Network}";
            }
        }

        var isNameless =
            publishers.Count == 0
            && affiliate is { Destination: not null, Account.Count: > 0 }
            && AccountRoles.NamesPublisher(affiliate.Network);
        return isNameless ? $"it names no account of {affiliate.Network}" : null;
    }

    /// <summary>What is wrong with a shop's URL that was meant to pay, or null.</summary>
    public static string? FindInShop(WebUrl url, ShopProgramme shop)
    {
        foreach (var key in shop.Keys.Where(key => key.Length > 2))
        {
            if (url.Path.Contains($"&{key}=", StringComparison.Ordinal))
            {
                return $"{key} stands in the path, as its & comes before any ?";
            }

            foreach (var part in (url.Query ?? "").Split('&'))
            {
                if (part.StartsWith($"amp;{key}=", StringComparison.Ordinal))
                {
                    return $"&amp; was escaped twice before {key}";
                }

                if (part.Equals($"{key}=", StringComparison.Ordinal))
                {
                    return $"{key} has no value";
                }

                if (part.StartsWith($"{key}=", StringComparison.Ordinal))
                {
                    var value = Uri.UnescapeDataString(part[(key.Length + 1)..]);
                    return Placeholder.IsMatch(value) ? $"{key}={value} is a placeholder; write your account"
                        : shop.Network == "Amazon Associates" && key != "ref"
                            ? $"{key}={value} has not the form of an account of {shop.Network}"
                        : null;
                }
            }
        }

        return null;
    }

    [GeneratedRegex(
        "^(?:(?:your|my|the|insert|enter)[-_ ]?(?:own[-_ ]?)?(?:aff|affiliate|partner|publisher|associate|account|tag|id|tracking|ref)[-_ a-z]*(?:-\\d\\d)?|x{3,}(?:-\\d\\d)?|\\{.*\\}|\\[.*\\]|<.*>|%.*%|todo|null|undefined|nan|tbd|changeme|affiliate[-_ ]?id|publisher[-_ ]?id)$",
        RegexOptions.IgnoreCase,
        1000
    )]
    private static partial Regex Placeholder { get; }

    [GeneratedRegex("^[A-Za-z0-9_-]+-[0-9]{2}$", RegexOptions.None, 1000)]
    private static partial Regex AmazonTag { get; }

    [GeneratedRegex("^[0-9]+$", RegexOptions.None, 1000)]
    private static partial Regex Digits { get; }

    [GeneratedRegex("^[0-9]{10}$", RegexOptions.None, 1000)]
    private static partial Regex TenDigits { get; }

    [GeneratedRegex("^[0-9]+X[0-9]+$", RegexOptions.None, 1000)]
    private static partial Regex Skimlinks { get; }
}
