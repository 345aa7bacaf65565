namespace ArchiveTool.Core.Affiliates;

/// <summary>What a field of an affiliate link says.</summary>
internal enum AccountRole
{
    /// <summary>The same in every link, or of no interest to its owner.</summary>
    Constant,

    /// <summary>Whose product it is: programme, merchant, offer.</summary>
    Programme,

    /// <summary>Who is paid.</summary>
    Publisher,

    /// <summary>What the publisher adds to tell links apart.</summary>
    SubId,
}
