using System.Text.Json;
using ArchiveTool.Core.Files.Foreign;

namespace ArchiveTool.Core.Links.Products;

/// <summary>Reads what JSON-LD says of a page's own product (https://schema.org/Product, https://schema.org/ProductGroup).</summary>
internal sealed class ProductData
{
    private const int MostDepth = 12;

    // Products that are named beside the page's own.
    private static readonly string[] Beside =
    [
        "isRelatedTo",
        "isSimilarTo",
        "isAccessoryOrSparePartFor",
        "isConsumableFor",
        "itemListElement",
        "itemReviewed",
        "about",
        "mentions",
        "isPartOf",
    ];

    private static readonly JsonDocumentOptions Tolerant = new()
    {
        AllowTrailingCommas = true,
        CommentHandling = JsonCommentHandling.Skip,
    };

    /// <summary>The availability of each of its offers.</summary>
    public List<string> Availabilities { get; } = [];

    /// <summary>Whether there is a product.</summary>
    public bool HasProduct { get; private set; }

    /// <summary>Whether there is a list.</summary>
    public bool IsListing { get; private set; }

    /// <summary>Takes in a script of a page. What is no JSON says nothing.</summary>
    public void Take(string script)
    {
        try
        {
            using var json = ForeignJson.Parse(script.Trim(), Tolerant);
            Take(json.RootElement, isOffer: false, 0);
        }
        catch (JsonException)
        {
            // Shops write much that is not valid.
        }
    }

    private void Take(JsonElement element, bool isOffer, int depth)
    {
        if (depth > MostDepth)
        {
            return;
        }

        if (element.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in element.EnumerateArray())
            {
                Take(item, isOffer, depth + 1);
            }
        }
        else if (element.ValueKind == JsonValueKind.Object)
        {
            TakeObject(element, isOffer, depth);
        }
    }

    private void TakeObject(JsonElement element, bool isOffer, int depth)
    {
        HasProduct |= Is(
            element,
            "Product",
            "ProductGroup",
            "ProductModel",
            "IndividualProduct",
            "Book",
            "Vehicle",
            "SoftwareApplication"
        );
        IsListing |= Is(element, "ItemList", "CollectionPage", "SearchResultsPage", "OfferCatalog");
        if (isOffer && element.TryGetProperty("availability", out var availability))
        {
            if (availability.ValueKind == JsonValueKind.String)
            {
                Availabilities.Add(availability.GetString()!);
            }
            else if (
                availability.ValueKind == JsonValueKind.Object
                && availability.TryGetProperty("@id", out var id)
                && id.ValueKind == JsonValueKind.String
            )
            {
                Availabilities.Add(id.GetString()!);
            }
        }

        foreach (var property in element.EnumerateObject())
        {
            if (Array.IndexOf(Beside, property.Name) < 0)
            {
                Take(
                    property.Value,
                    property.Name is "offers" or "offer" or "hasOfferCatalog" || (isOffer && property.Name == "offers"),
                    depth + 1
                );
            }
        }
    }

    private static bool Is(JsonElement element, params ReadOnlySpan<string> types)
    {
        if (!element.TryGetProperty("@type", out var type))
        {
            return false;
        }

        foreach (var one in type.ValueKind == JsonValueKind.Array ? [.. type.EnumerateArray()] : (JsonElement[])[type])
        {
            foreach (var name in types)
            {
                if (one.ValueKind == JsonValueKind.String && one.GetString()!.EndsWith(name, StringComparison.Ordinal))
                {
                    return true;
                }
            }
        }

        return false;
    }
}
