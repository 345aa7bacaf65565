using ArchiveTool.Tracking.Judgements;

namespace ArchiveTool.Core.Affiliates;

/// <summary>The fields of an affiliate link by what they say.</summary>
/// <param name="Programme">Whose product it is; null if the link doesn't say.</param>
/// <param name="Publisher">Who is paid; null if the link doesn't say.</param>
/// <param name="SubId">What the publisher adds; or null.</param>
/// <param name="Constants">The rest, as <c>name=value</c>; or null.</param>
internal sealed record AccountFields(string? Programme, string? Publisher, string? SubId, string? Constants)
{
    /// <summary>Sorts the fields of a link.</summary>
    public static AccountFields Read(AffiliateFinding affiliate)
    {
        var roles = AccountRoles.Assign(affiliate.Network, affiliate.Account.Keys);
        return new AccountFields(
            Join(affiliate, roles, AccountRole.Programme),
            Join(affiliate, roles, AccountRole.Publisher),
            Join(affiliate, roles, AccountRole.SubId),
            Join(affiliate, roles, AccountRole.Constant)
        );
    }

    private static string? Join(
        AffiliateFinding affiliate,
        IReadOnlyDictionary<string, AccountRole> roles,
        AccountRole role
    )
    {
        var fields = affiliate.Account.Where(field => roles[field.Key] == role).ToList();
        return fields.Count == 0 ? null
            : role == AccountRole.Constant ? string.Join("; ", fields.Select(field => $"{field.Key}={field.Value}"))
            : string.Join(" / ", fields.Select(field => GetValue(affiliate.Network, field.Key, field.Value)));
    }

    // TradeTracker's tt on a merchant's own host is campaign_material_affiliate_reference.
    private static string GetValue(string network, string field, string value) =>
        network == "TradeTracker" && field == "tt" && value.Split('_') is [_, _, var affiliate, ..]
            ? affiliate
            : Uri.UnescapeDataString(value);
}
