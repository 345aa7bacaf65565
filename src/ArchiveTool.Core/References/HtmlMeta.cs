using ArchiveTool.Core.Referrers;

namespace ArchiveTool.Core.References;

/// <summary>What meta elements say.</summary>
internal static class HtmlMeta
{
    public static void Collect(HtmlTag tag, PendingReferences pending)
    {
        var isReferrer = tag["name"]?.Equals("referrer", StringComparison.OrdinalIgnoreCase) == true;
        if (
            isReferrer
            && tag["content"] is { } content
            && ReferrerPolicyKeywords.ParseMeta(content) is var policy and not ReferrerPolicy.None
        )
        {
            pending.MetaPolicy = policy;
        }
    }
}
