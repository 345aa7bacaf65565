namespace ArchiveTool.Core.Links.Products;

/// <summary>What a shop's page says of its product.</summary>
/// <param name="Availabilities">The availability of its offers, in schema.org's words, as far as the page says it for programs.</param>
/// <param name="HasProduct">Whether it calls itself a product's page.</param>
/// <param name="IsListing">Whether it calls itself a list of products.</param>
/// <param name="SaysOutOfStock">Whether a line of it says that the product is out of stock.</param>
/// <param name="SaysGone">Whether a line of it says that the product is not sold any more.</param>
/// <param name="CanBeBought">Whether it has a button to buy that works.</param>
internal sealed record ProductPage(
    IReadOnlyList<string> Availabilities,
    bool HasProduct,
    bool IsListing,
    bool SaysOutOfStock,
    bool SaysGone,
    bool CanBeBought
)
{
    // https://schema.org/ItemAvailability, and what Open Graph and shops write for the same.
    private static readonly HashSet<string> Available = new(StringComparer.OrdinalIgnoreCase)
    {
        "InStock",
        "InStoreOnly",
        "OnlineOnly",
        "LimitedAvailability",
        "PreOrder",
        "PreSale",
        "BackOrder",
        "MadeToOrder",
        "Reserved",
        "available",
        "AvailableForOrder",
    };

    private static readonly HashSet<string> Missing = new(StringComparer.OrdinalIgnoreCase)
    {
        "OutOfStock",
        "SoldOut",
        "oos",
        "unavailable",
    };

    /// <summary>What the page says. One offer that can be had is enough; what is said for programs comes before what people read.</summary>
    public ProductState State
    {
        get
        {
            var known = Availabilities.Select(Fold).ToList();
            if (known.Exists(Available.Contains))
            {
                return ProductState.Unknown;
            }

            if (known.Exists(Missing.Contains))
            {
                return SaysGone && !CanBeBought ? ProductState.Gone : ProductState.OutOfStock;
            }

            if (known.Exists(word => word.Equals("Discontinued", StringComparison.OrdinalIgnoreCase)))
            {
                return ProductState.Gone;
            }

            return CanBeBought || (IsListing && !HasProduct) ? ProductState.Unknown
                : SaysGone ? ProductState.Gone
                : SaysOutOfStock ? ProductState.OutOfStock
                : ProductState.Unknown;
        }
    }

    private static string Fold(string word)
    {
        var name = word[(word.LastIndexOfAny(['/', '#', ':']) + 1)..];
        return name.Replace(" ", "", StringComparison.Ordinal)
            .Replace("_", "", StringComparison.Ordinal)
            .Replace("-", "", StringComparison.Ordinal);
    }
}
