using System.Collections.Frozen;

namespace ArchiveTool.Core.Links.Products;

/// <summary>
/// What shops write beside a product, in twelve languages: the whole text of a line, in lower case. Sources: the translations of
/// WooCommerce, Magento, PrestaShop, Shopware and Shopify's themes, and what the large shops of each language show.
/// </summary>
internal static class ProductWordings
{
    private const int Longest = 80;

    /// <summary>The product cannot be delivered now.</summary>
    public static readonly FrozenSet<string> OutOfStock = Read(
        """
        en: out of stock|currently out of stock|sold out|currently sold out|currently unavailable|temporarily out of stock|temporarily unavailable|out of stock online|not in stock|this item is out of stock|this product is out of stock|this product is currently out of stock|this product is currently out of stock and unavailable|this item is currently out of stock|this item is currently unavailable|item out of stock|product out of stock
        de: ausverkauft|nicht auf lager|nicht vorrätig|derzeit nicht verfügbar|zurzeit nicht verfügbar|momentan nicht verfügbar|aktuell nicht verfügbar|nicht lieferbar|derzeit nicht lieferbar|zurzeit nicht lieferbar|momentan nicht lieferbar|aktuell nicht lieferbar|derzeit ausverkauft|leider ausverkauft|online nicht verfügbar|online ausverkauft|dieser artikel ist ausverkauft|dieses produkt ist ausverkauft|dieser artikel ist derzeit nicht verfügbar|vergriffen
        fr: en rupture de stock|rupture de stock|épuisé|produit épuisé|article épuisé|actuellement indisponible|temporairement indisponible|temporairement en rupture de stock|indisponible|indisponible en ligne|ce produit est en rupture de stock|cet article est épuisé|produit indisponible
        es: agotado|sin existencias|sin stock|fuera de stock|no disponible|no disponible por el momento|actualmente no disponible|temporalmente agotado|temporalmente sin stock|producto agotado|producto no disponible|este producto está agotado
        it: esaurito|non disponibile|attualmente non disponibile|temporaneamente non disponibile|al momento non disponibile|prodotto esaurito|prodotto non disponibile|non disponibile online|temporaneamente esaurito
        pt: esgotado|fora de estoque|sem estoque|sem stock|indisponível|produto indisponível|produto esgotado|temporariamente indisponível|temporariamente sem estoque|não disponível|não disponível no momento|atualmente indisponível|esgotado online
        nl: uitverkocht|niet op voorraad|tijdelijk uitverkocht|tijdelijk niet op voorraad|niet leverbaar|tijdelijk niet leverbaar|momenteel niet op voorraad|momenteel niet leverbaar|momenteel niet verkrijgbaar|online uitverkocht|dit artikel is uitverkocht
        pl: brak w magazynie|brak towaru|towar niedostępny|produkt niedostępny|produkt chwilowo niedostępny|chwilowo niedostępny|obecnie niedostępny|niedostępny|wyprzedany|wyprzedane|produkt wyprzedany
        ru: нет в наличии|временно нет в наличии|товар закончился|этот товар закончился|товара нет в наличии|товар отсутствует|временно отсутствует|нет на складе|распродано
        ja: 在庫切れ|在庫切れです|現在在庫切れです|品切れ|品切れ中|ただいま品切れ中です|売り切れ|売切れ|売り切れました|在庫なし|現在お取り扱いできません|完売|完売しました|入荷待ち
        ko: 품절|일시품절|일시 품절|재고 없음|품절되었습니다|품절된 상품입니다|매진|현재 구매할 수 없습니다
        zh: 缺货|暂时缺货|无货|目前无货|暂无库存|售罄|已售罄|已售完|商品已售罄|补货中|缺貨|暫時缺貨|目前無貨|售完|已售完|補貨中|完售|銷售一空
        """
    );

    /// <summary>The product is not sold any more.</summary>
    public static readonly FrozenSet<string> Gone = Read(
        """
        en: no longer available|product no longer available|this product is no longer available|this item is no longer available|sorry, this item is no longer available|this listing is no longer available|this listing has ended|discontinued|this product has been discontinued|this item has been discontinued|product discontinued|we no longer sell this item
        de: nicht mehr verfügbar|nicht mehr lieferbar|artikel nicht mehr verfügbar|dieser artikel ist nicht mehr verfügbar|dieses produkt ist nicht mehr verfügbar|dieses produkt ist leider nicht mehr verfügbar|dieser artikel ist leider nicht mehr verfügbar|dieser artikel ist nicht mehr lieferbar|nicht mehr im sortiment
        fr: plus disponible|ce produit n'est plus disponible|cet article n'est plus disponible|n'est plus commercialisé|ce produit n'est plus commercialisé
        es: ya no está disponible|este producto ya no está disponible|este artículo ya no está disponible|producto descatalogado|descatalogado
        it: non più disponibile|questo prodotto non è più disponibile|articolo non più disponibile|fuori produzione
        pt: não está mais disponível|este produto não está mais disponível|este produto já não está disponível|produto descontinuado|descontinuado
        nl: niet meer leverbaar|niet meer verkrijgbaar|dit product is niet meer leverbaar|dit artikel is niet meer leverbaar|niet langer leverbaar
        pl: produkt wycofany|produkt wycofany z oferty|wycofany ze sprzedaży|produkt wycofany ze sprzedaży|oferta zakończona
        ru: снят с производства|снято с продажи|товар снят с производства|товар снят с продажи|товар больше не продаётся|товар больше не продается
        ja: 販売終了|販売を終了しました|この商品は販売を終了しました|取り扱い終了|お取り扱いを終了しました
        ko: 판매 종료|판매종료|판매가 종료된 상품입니다|판매 종료된 상품입니다|단종|단종된 상품입니다
        zh: 已下架|商品已下架|该商品已下架|此商品已下架|該商品已下架|已下柜|商品已下柜|已停产|已停產
        """
    );

    /// <summary>The product can be bought: the text of a button.</summary>
    public static readonly FrozenSet<string> Buy = Read(
        """
        en: add to cart|add to basket|add to bag|add to trolley|buy now|buy it now|pre-order|preorder|pre-order now
        de: in den warenkorb|in den einkaufswagen|in die einkaufstasche|jetzt kaufen|vorbestellen|jetzt bestellen
        fr: ajouter au panier|acheter maintenant|acheter cet article|précommander|acheter
        es: añadir al carrito|añadir a la cesta|agregar al carrito|comprar ahora|comprar ya|comprar
        it: aggiungi al carrello|acquista ora|acquista|compra ora|preordina
        pt: adicionar ao carrinho|adicionar à sacola|adicionar ao cesto|comprar agora|comprar
        nl: in winkelwagen|in mijn winkelwagen|in winkelmand|toevoegen aan winkelwagen|nu kopen|bestellen
        pl: do koszyka|dodaj do koszyka|kup teraz|kup
        ru: в корзину|добавить в корзину|купить|купить сейчас
        ja: カートに入れる|カートに追加|かごに追加|買い物かごに入れる|今すぐ買う|今すぐ購入|購入手続きへ
        ko: 장바구니|장바구니 담기|장바구니에 담기|구매하기|바로구매|바로 구매
        zh: 加入购物车|立即购买|马上抢|加入購物車|立即購買|直接購買
        """
    );

    /// <summary>A line as the tables have it: lower case, one kind of apostrophe, no marks around it.</summary>
    public static string? Fold(string line)
    {
        var text = line.AsSpan().Trim(" \t\r\n\u00A0.!:;–—-·•*✕✖×❌。！：()[]（）");
        return text.Length is 0 or > Longest ? null : text.ToString().Replace('’', '\'').ToLowerInvariant();
    }

    private static FrozenSet<string> Read(string table) =>
        table
            .Split('\n')
            .SelectMany(line => line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Split('|'))
            .Select(phrase => phrase.Trim())
            .ToFrozenSet(StringComparer.Ordinal);
}
