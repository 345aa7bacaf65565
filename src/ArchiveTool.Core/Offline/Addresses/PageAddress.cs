namespace ArchiveTool.Core.Offline.Addresses;

/// <summary>
/// An address that a page may hold: only <see cref="PageAddresses"/> makes one, and nothing else is written where a
/// browser looks for an address. What it loads lies in the library or in the page.
/// </summary>
internal readonly record struct PageAddress
{
    private PageAddress(string text, bool isLoadable)
    {
        Text = text;
        IsLoadable = isLoadable;
    }

    /// <summary>Loads nothing and leads nowhere.</summary>
    public static PageAddress Nothing { get; } = new("data:,", isLoadable: true);

    /// <summary>The address, not escaped for where it lands.</summary>
    public string Text { get; }

    /// <summary>Whether a page may load it. What leads to the web is only for links, which a reader follows.</summary>
    public bool IsLoadable { get; }

    /// <summary>An address that was checked to stay in the library or in the page.</summary>
    internal static PageAddress Loadable(string text) => new(text, isLoadable: true);

    /// <summary>An address that only a link may lead to.</summary>
    internal static PageAddress LinkOnly(string text) => new(text, isLoadable: false);
}
