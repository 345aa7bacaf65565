using System.Text.RegularExpressions;
using ArchiveTool.Urls;
using ArchiveTool.Urls.Parsing;

namespace ArchiveTool.Core.Links.Products;

/// <summary>Tells by its address whether a page stands in place of the product that was asked for.</summary>
internal static partial class ProductAddress
{
    /// <summary>Whether a redirect led from what looks like a product to what looks like a category of the same shop.</summary>
    public static bool IsCategoryInPlace(WebUrl asked, WebUrl final)
    {
        if (
            RegistrableDomain.Find(asked.Host) != RegistrableDomain.Find(final.Host)
            || !IsProduct(asked.Path)
            || Category.IsMatch(asked.Path) && !Product.IsMatch(asked.Path)
        )
        {
            return false;
        }

        var (from, to) = (asked.Path.TrimEnd('/'), final.Path.TrimEnd('/'));
        var isAbove = to.Length > 1 && from.StartsWith(to + "/", StringComparison.Ordinal) && !HasNumber.IsMatch(to);
        return isAbove || (Category.IsMatch(final.Path) && !Product.IsMatch(final.Path));
    }

    private static bool IsProduct(string path) =>
        Product.IsMatch(path) || HasNumber.IsMatch(path) || path.EndsWith(".html", StringComparison.Ordinal);

    [GeneratedRegex(
        "/(?:dp|gp/product|products?|produkte?|produit|producto|prodotto|produto|itm|items?|p|pd|sku|artikel|shop/p)/",
        RegexOptions.IgnoreCase,
        1000
    )]
    private static partial Regex Product { get; }

    [GeneratedRegex(
        "/(?:collections?|categor(?:y|ies|ie|ia|ias)|kategorien?|kategoria|c|cat|search|suche|recherche|buscar|s|b)(?:/|$)",
        RegexOptions.IgnoreCase,
        1000
    )]
    private static partial Regex Category { get; }

    [GeneratedRegex("[0-9]{4,}|/[A-Z0-9]{8,}(?:/|$)", RegexOptions.None, 1000)]
    private static partial Regex HasNumber { get; }
}
