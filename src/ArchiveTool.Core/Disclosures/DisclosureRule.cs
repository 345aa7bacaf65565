namespace ArchiveTool.Core.Disclosures;

/// <summary>Whose rule says what a disclosure is. docs/disclosure.md names the source of each.</summary>
public enum DisclosureRule
{
    /// <summary>Any wording of any language.</summary>
    Any,

    /// <summary>16 CFR Part 255 and the FTC's answers to it: "affiliate link" alone does not say that somebody is paid.</summary>
    Us,

    /// <summary>CAP Code rule 2.1 and the ASA's advice: a label that says "Ad".</summary>
    Uk,

    /// <summary>Directive 2005/29/EC, article 7(2) and the Commission's guidance 2021/C 526/01: the commercial intent is said.</summary>
    Eu,

    /// <summary>§ 5a(4) UWG and § 22 MStV, and the media authorities' guide: in German, "Werbung", "Anzeige" or the commission.</summary>
    De,

    /// <summary>Measures for internet advertising (SAMR order 72 of 2023), article 9: marked "广告".</summary>
    Cn,

    /// <summary>Notification 19 of 2023 under the law against misleading representations: 広告, 宣伝, プロモーション, PR, or who pays.</summary>
    Jp,
}
