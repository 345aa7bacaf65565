namespace ArchiveTool.Core.Disclosures;

/// <summary>Which wording a rule takes.</summary>
internal static class DisclosureRules
{
    /// <summary>Whether a rule takes what was found.</summary>
    public static bool Takes(this DisclosureRule rule, FoundDisclosure found) =>
        rule switch
        {
            DisclosureRule.Us => found.Kind != DisclosureKind.Affiliate,
            DisclosureRule.Uk => found is { Language: "en", Kind: DisclosureKind.Advertising },
            DisclosureRule.Eu => found.Kind is not DisclosureKind.Affiliate,
            DisclosureRule.De => found
                is { Language: "de", Kind: DisclosureKind.Advertising or DisclosureKind.Commission },
            DisclosureRule.Cn => found is { Language: "zh", Kind: DisclosureKind.Advertising }
                && (found.Wording.Contains("广告", StringComparison.Ordinal)),
            DisclosureRule.Jp => found is { Language: "ja" }
                && (found.Kind != DisclosureKind.Affiliate || found.Wording.Contains("広告", StringComparison.Ordinal)),
            _ => true,
        };
}
