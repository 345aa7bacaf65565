namespace ArchiveTool.Cli.Tests;

/// <summary>
/// Pages of products as shops write them: twelve platforms in twelve languages, in stock and out of it, made from each
/// platform's own markup. Sources: the default themes of WooCommerce (Storefront), Shopify (Dawn), Magento 2 (Luma), PrestaShop
/// (Classic), Shopware 6 and BigCommerce (Cornerstone); what Amazon, eBay, Etsy and MediaMarkt show; schema.org's examples of
/// Product, ProductGroup and Offer; Open Graph's and Meta's catalogue tags.
/// </summary>
internal static class ShopPages
{
    /// <summary>Language, "add to cart", "out of stock", "not sold any more", "home", an answer of a shop's help.</summary>
    private static readonly (string Language, string Buy, string Out, string Gone, string Help)[] Languages =
    [
        (
            "en",
            "Add to cart",
            "Out of stock",
            "This product is no longer available",
            "What happens if an item is out of stock?"
        ),
        (
            "de",
            "In den Warenkorb",
            "Nicht auf Lager",
            "Dieser Artikel ist nicht mehr verfügbar",
            "Was, wenn ein Artikel ausverkauft ist?"
        ),
        (
            "fr",
            "Ajouter au panier",
            "Rupture de stock",
            "Ce produit n’est plus disponible",
            "Que faire si un article est épuisé ?"
        ),
        (
            "es",
            "Añadir al carrito",
            "Agotado",
            "Este producto ya no está disponible",
            "¿Y si un artículo está agotado?"
        ),
        (
            "it",
            "Aggiungi al carrello",
            "Esaurito",
            "Questo prodotto non è più disponibile",
            "E se un articolo è esaurito?"
        ),
        (
            "pt",
            "Adicionar ao carrinho",
            "Esgotado",
            "Este produto não está mais disponível",
            "E se um artigo estiver esgotado?"
        ),
        (
            "nl",
            "In winkelwagen",
            "Uitverkocht",
            "Dit product is niet meer leverbaar",
            "Wat als een artikel uitverkocht is?"
        ),
        (
            "pl",
            "Dodaj do koszyka",
            "Produkt niedostępny",
            "Produkt wycofany ze sprzedaży",
            "A jeśli towar jest niedostępny?"
        ),
        ("ru", "В корзину", "Нет в наличии", "Товар снят с производства", "Что делать, если товара нет в наличии?"),
        ("ja", "カートに入れる", "在庫切れ", "この商品は販売を終了しました", "在庫切れの場合はどうなりますか？"),
        ("ko", "장바구니 담기", "품절", "판매 종료된 상품입니다", "상품이 품절이면 어떻게 되나요?"),
        ("zh", "加入购物车", "暂时缺货", "该商品已下架", "商品缺货怎么办？"),
    ];

    private static readonly (string Name, Func<Words, bool, string> Write)[] Platforms =
    [
        ("woocommerce", WooCommerce),
        ("shopify", Shopify),
        ("magento", Magento),
        ("prestashop", PrestaShop),
        ("shopware", Shopware),
        ("bigcommerce", BigCommerce),
        ("amazon", Amazon),
        ("ebay", Ebay),
        ("etsy", Etsy),
        ("mediamarkt", Graph),
        ("opengraph", OpenGraph),
        ("plain", Plain),
        ("variants", Variants),
    ];

    /// <summary>Every page that sells: its path and its source.</summary>
    public static IEnumerable<(string Path, string Page)> InStock =>
        from language in Languages
        from platform in Platforms
        select ($"/{platform.Name}/{language.Language}/12345", platform.Write(new Words(language), true));

    /// <summary>The same, out of stock.</summary>
    public static IEnumerable<(string Path, string Page)> OutOfStock =>
        from language in Languages
        from platform in Platforms
        select ($"/out/{platform.Name}/{language.Language}/12345", platform.Write(new Words(language), false));

    /// <summary>Pages that say that the product is not sold any more.</summary>
    public static IEnumerable<(string Path, string Page)> Gone =>
        from language in Languages
        select (
            $"/gone/{language.Language}/12345",
            Page(
                new Words(language),
                "<meta property=\"og:type\" content=\"product\">",
                $"<h1>Harbour lamp</h1><p class=\"alert\">{language.Gone}</p>"
            )
        );

    private static string Page(Words words, string head, string body) =>
        $$"""
            <!doctype html><html lang="{{words.Language}}"><head><meta charset="utf-8"><title>Harbour lamp 404 – Lamps</title>{{head}}</head>
            <body><header><nav><a href="/">Lamps</a> <a href="/cart">0</a></nav></header><main>{{body}}
            <section class="related"><h2>Lamps</h2><ul><li><a href="/lamp/2">Quay lamp</a> <span class="badge">{{words.Out}}</span></li></ul></section>
            <section class="faq"><h3>{{words.Help}}</h3><p>{{words.Help}} {{words.Help}}</p></section></main>
            <template><p>{{words.Out}}</p><p>{{words.Gone}}</p></template><div style="display: none">{{words.Out}}</div>
            <script>var i18n = {"soldOut": "{{words.Out}}", "gone": "{{words.Gone}}"};</script><footer>© Lamps</footer></body></html>
            """;

    private static string Json(string availability, string more = "") =>
        $$$"""<script type="application/ld+json">{"@context":"https://schema.org/","@type":"Product","name":"Harbour lamp","sku":"12345"{{{more}}},"offers":{"@type":"Offer","price":"19.99","priceCurrency":"EUR","availability":"{{{availability}}}"}}</script>""";

    private static string Schema(bool has) => has ? "https://schema.org/InStock" : "https://schema.org/OutOfStock";

    private static string WooCommerce(Words w, bool has) =>
        Page(
            w,
            Json(has ? "http://schema.org/InStock" : "http://schema.org/OutOfStock"),
            has
                ? $"<h1 class=\"product_title\">Harbour lamp</h1><p class=\"stock in-stock\">5</p><form class=\"cart\"><button type=\"submit\" name=\"add-to-cart\" class=\"single_add_to_cart_button\">{w.Buy}</button></form>"
                : $"<h1 class=\"product_title\">Harbour lamp</h1><p class=\"stock out-of-stock\">{w.Out}</p>"
        );

    private static string Shopify(Words w, bool has) =>
        Page(
            w,
            $$$"""<meta property="og:type" content="product"><script type="application/ld+json">{"@context":"http://schema.org/","@type":"ProductGroup","name":"Harbour lamp","hasVariant":[{"@type":"Product","name":"Red","offers":{"@type":"Offer","availability":"http://schema.org/OutOfStock"}},{"@type":"Product","name":"Blue","offers":{"@type":"Offer","availability":"http://schema.org/{{{(has ? "InStock" : "OutOfStock")}}}"}}]}</script>""",
            $"<h1>Harbour lamp</h1><div class=\"price\"><span class=\"badge price__badge-sold-out\">{w.Out}</span></div><button type=\"submit\" name=\"add\" {(has ? "" : "disabled")}><span>{(has ? w.Buy : w.Out)}</span></button>"
        );

    private static string Magento(Words w, bool has) =>
        Page(
            w,
            "<meta property=\"og:type\" content=\"product\">",
            $"<div itemscope itemtype=\"http://schema.org/Product\"><h1 itemprop=\"name\">Harbour lamp</h1><div itemprop=\"offers\" itemscope itemtype=\"http://schema.org/Offer\"><meta itemprop=\"price\" content=\"20\"></div><div class=\"stock {(has ? "available" : "unavailable")}\"><span>{(has ? "✓" : w.Out)}</span></div>{(has ? $"<button type=\"submit\" title=\"{w.Buy}\" id=\"product-addtocart-button\"><span>{w.Buy}</span></button>" : "")}</div>"
        );

    private static string PrestaShop(Words w, bool has) =>
        Page(
            w,
            "<meta property=\"og:type\" content=\"product\"><meta property=\"product:price:amount\" content=\"20\">",
            $"<div itemscope itemtype=\"https://schema.org/Product\"><h1 itemprop=\"name\">Harbour lamp</h1><div itemprop=\"offers\" itemscope itemtype=\"https://schema.org/Offer\"><link itemprop=\"availability\" href=\"{Schema(has)}\"></div><button class=\"add-to-cart\" {(has ? "" : "disabled")}>{w.Buy}</button>{(has ? "" : $"<span id=\"product-availability\">{w.Out}</span>")}</div>"
        );

    private static string Shopware(Words w, bool has) =>
        Page(
            w,
            "",
            $"<div itemscope itemtype=\"https://schema.org/Product\"><h1 itemprop=\"name\">Harbour lamp</h1><div itemprop=\"offers\" itemscope itemtype=\"https://schema.org/Offer\"><link itemprop=\"availability\" href=\"{(has ? "https://schema.org/LimitedAvailability" : "https://schema.org/OutOfStock")}\">{(has ? $"<button class=\"btn-buy\">{w.Buy}</button>" : $"<p class=\"delivery-information\">{w.Out}</p>")}</div></div><div itemscope itemtype=\"https://schema.org/Product\"><link itemprop=\"availability\" href=\"{Schema(!has)}\"></div>"
        );

    private static string BigCommerce(Words w, bool has) =>
        Page(
            w,
            $"<meta property=\"og:type\" content=\"product\"><meta property=\"og:availability\" content=\"{(has ? "instock" : "oos")}\">",
            $"<h1 class=\"productView-title\">Harbour lamp</h1>{(has ? $"<input id=\"form-action-addToCart\" class=\"button\" type=\"submit\" value=\"{w.Buy}\">" : $"<div class=\"alertBox\"><p>{w.Out}</p></div>")}"
        );

    private static string Amazon(Words w, bool has) =>
        Page(
            w,
            "<link rel=\"canonical\" href=\"/dp/B000000001\">",
            $"<span id=\"productTitle\">Harbour lamp</span><div id=\"availability\"><span class=\"a-size-medium\">{(has ? "✓" : w.Out)}</span></div>{(has ? $"<input id=\"add-to-cart-button\" type=\"submit\" value=\"{w.Buy}\">" : "")}"
        );

    private static string Ebay(Words w, bool has) =>
        Page(
            w,
            Json(
                Schema(has),
                ",\"isRelatedTo\":[{\"@type\":\"Product\",\"offers\":{\"@type\":\"Offer\",\"availability\":\"https://schema.org/"
                    + (has ? "OutOfStock" : "InStock")
                    + "\"}}]"
            ),
            $"<h1 class=\"x-item-title\">Harbour lamp</h1>{(has ? $"<a class=\"ux-call-to-action\" href=\"/buy\"><span>{w.Buy}</span></a>" : $"<span class=\"d-quantity__availability\">{w.Out}</span>")}"
        );

    private static string Etsy(Words w, bool has) =>
        Page(
            w,
            $"<script type=\"application/ld+json\">{{\"@type\":\"Product\",\"@context\":\"https:\\/\\/schema.org\",\"name\":\"Harbour lamp\",\"offers\":{{\"@type\":\"AggregateOffer\",\"offerCount\":3,\"availability\":\"https:\\/\\/schema.org\\/{(has ? "InStock" : "SoldOut")}\"}}}}</script>",
            $"<h1>Harbour lamp</h1>{(has ? $"<button>{w.Buy}</button>" : $"<p>{w.Out}</p>")}"
        );

    private static string Graph(Words w, bool has) =>
        Page(
            w,
            $$$"""<script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"BreadcrumbList","itemListElement":[]},{"@type":["Product"],"name":"Harbour lamp","offers":[{"@type":"Offer","availability":{"@id":"{{{Schema(has)}}}"}}]}]}</script><script type="application/ld+json">not json</script>""",
            $"<h1>Harbour lamp</h1><p>{(has ? "✓" : w.Out)}</p>"
        );

    private static string OpenGraph(Words w, bool has) =>
        Page(
            w,
            $"<meta property=\"og:type\" content=\"og:product\"><meta property=\"product:availability\" content=\"{(has ? "in stock" : "out of stock")}\">",
            "<h1>Harbour lamp</h1><div id=\"app\"></div>"
        );

    private static string Plain(Words w, bool has) =>
        Page(
            w,
            "",
            $"<h1>Harbour lamp</h1><p>A lamp for the harbour, 404 lumens.</p>{(has ? $"<a class=\"btn\" href=\"/cart/add/1\">{w.Buy}</a>" : $"<p><strong>{w.Out}!</strong></p><a class=\"btn disabled\">{w.Buy}</a>")}"
        );

    private static string Variants(Words w, bool has) =>
        Page(
            w,
            $$$"""<script type="application/ld+json">{"@context":"https://schema.org","@type":"Product","name":"Harbour lamp","offers":[{"@type":"Offer","sku":"1","availability":"OutOfStock"},{"@type":"Offer","sku":"2","availability":"{{{(has ? "PreOrder" : "OutOfStock")}}}"}]}</script>""",
            $"<h1>Harbour lamp</h1><select><option disabled>S – {w.Out}</option><option>M</option></select><ul><li>{w.Out}</li></ul>"
        );

    private sealed record Words(string Language, string Buy, string Out, string Gone, string Help)
    {
        public Words((string Language, string Buy, string Out, string Gone, string Help) row)
            : this(row.Language, row.Buy, row.Out, row.Gone, row.Help) { }
    }
}
