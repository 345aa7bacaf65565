using static ArchiveTool.Core.Disclosures.DisclosureKind;

namespace ArchiveTool.Core.Disclosures;

/// <summary>
/// How authors of twelve languages say that a link earns them money. The labels are those that the sources in
/// docs/disclosure.md name; the statements are what networks' terms ask their members to write, and their common forms.
/// </summary>
internal static class DisclosureWordings
{
    private const string Earn = "i|we|me|us|my|our|this site|this blog|the author|the site|the blog";

    public static IReadOnlyList<DisclosureWording> All { get; } =
    [
        new(
            "en",
            Advertising,
            [
                "Ad",
                "Advert",
                "Advertisement",
                "Advertising",
                "Advertisement feature",
                "Paid link",
                "Paid links",
                "Paid ad",
            ],
            ["paid advertisement", "this is an ad ", "is an advertisement"]
        ),
        new(
            "en",
            Sponsored,
            ["Sponsored", "Sponsored post", "Paid partnership", "Paid promotion"],
            ["sponsored by", "paid partnership with", "in partnership with"]
        ),
        new(
            "en",
            Commission,
            ["Commission earned", "Commissions earned"],
            [
                $"{Earn} .. earn|receive|get|make .. commission|referral fee|small fee|percentage|a cut|kickback",
                "as an amazon associate",
                "earn from qualifying purchases",
                "pays|pay ~ me|us .. commission",
                $"{Earn} .. paid|compensated .. if|when|for .. buy|purchase|click",
                "commission .. at no extra|at no additional",
            ]
        ),
        new(
            "en",
            Affiliate,
            ["Affiliate", "Affiliate link", "Affiliate links", "Aff link"],
            [
                "contain|include|uses|use affiliate|has affiliate|have affiliate ~ affiliate",
                "are|is|marked|some of ~ affiliate link",
                "post|article|page|review|site .. affiliate links",
            ]
        ),
        new(
            "de",
            Advertising,
            [
                "Werbung",
                "Anzeige",
                "Werbelink",
                "Werbelinks",
                "Dauerwerbesendung",
                "Werbliche Links",
                "Unbezahlte Werbung",
                "Bezahlte Werbung",
            ],
            [
                "enthält|enthalten ~ werbung|werbelink|werbliche",
                "werbung ~ enthält|enthalten|wegen|da|durch",
                "werbelinks",
                "ist|sind ~ anzeige|werbung",
            ]
        ),
        new(
            "de",
            Commission,
            ["Provisionslink", "Provisions-Link"],
            [
                "ich|wir|mir|uns|blog|seite .. provision|vermittlungsprovision",
                "provision .. ich|wir|uns|mir",
                "als amazon-partner",
                "als amazon partner",
                "verdiene ich",
                "verdienen wir",
            ]
        ),
        new(
            "de",
            Affiliate,
            ["Affiliate-Link", "Affiliate-Links", "Affiliatelink", "Partnerlink", "Partnerlinks"],
            ["enthält|enthalten|sind|ist|handelt|sogenannte .. affiliate|partnerlink|partner-link"]
        ),
        new(
            "fr",
            Advertising,
            [
                "Publicité",
                "Pub",
                "Annonce",
                "Lien publicitaire",
                "Liens publicitaires",
                "Collaboration commerciale",
                "Communication commerciale",
            ],
            ["contient|contiennent ~ publicité|liens publicitaires", "collaboration commerciale"]
        ),
        new(
            "fr",
            Sponsored,
            ["Sponsorisé", "Article sponsorisé", "Partenariat rémunéré"],
            ["sponsorisé par", "partenariat rémunéré"]
        ),
        new(
            "fr",
            Commission,
            ["Lien rémunéré", "Liens rémunérés"],
            [
                "je|nous|me|j'|blog|site .. commission",
                "en tant que partenaire amazon",
                "commission .. sans surcoût|sans frais|sans coût",
            ]
        ),
        new(
            "fr",
            Affiliate,
            ["Lien affilié", "Liens affiliés", "Affilié"],
            ["contient|contiennent|sont|est|comporte .. affilié|liens d'affiliation|lien d'affiliation|d'affiliation"]
        ),
        new(
            "es",
            Advertising,
            [
                "Publicidad",
                "Publi",
                "Anuncio",
                "Enlace publicitario",
                "Enlaces publicitarios",
                "Contenido publicitario",
            ],
            ["contiene|contienen|incluye ~ publicidad|enlaces publicitarios", "contenido publicitario"]
        ),
        new(
            "es",
            Sponsored,
            ["Patrocinado", "Colaboración pagada", "Contenido patrocinado"],
            ["patrocinado por", "colaboración pagada"]
        ),
        new(
            "es",
            Commission,
            [],
            [
                "recibo|recibimos|gano|ganamos|obtengo|obtenemos|llevo|llevamos|cobro|cobramos|me llevo|recibir|ganar .. comisión|porcentaje|ingresos",
                "comisión .. sin coste|sin costo",
                "en calidad de afiliado",
                "como afiliado de amazon",
            ]
        ),
        new(
            "es",
            Affiliate,
            ["Enlace de afiliado", "Enlaces de afiliado", "Enlaces afiliados", "Afiliado"],
            ["contiene|contienen|son|es|incluye .. afiliado|afiliados|afiliación"]
        ),
        new(
            "it",
            Advertising,
            ["Pubblicità", "ADV", "Adv", "Annuncio pubblicitario", "Contenuto pubblicitario", "Link pubblicitario"],
            ["contiene|contengono ~ pubblicità|link pubblicitari", "contenuto pubblicitario"]
        ),
        new(
            "it",
            Sponsored,
            ["Sponsorizzato", "Contenuto sponsorizzato"],
            ["sponsorizzato da", "collaborazione retribuita"]
        ),
        new(
            "it",
            Commission,
            [],
            [
                "ricevo|riceviamo|guadagno|guadagniamo|percepisco|percepiamo|ricevere|guadagnare|ottenere|riceve .. commission|percentuale|provvigione",
                "commissione .. senza costi|senza alcun costo",
                "in qualità di affiliato",
            ]
        ),
        new(
            "it",
            Affiliate,
            ["Link affiliato", "Link affiliati", "Link di affiliazione"],
            ["contiene|contengono|sono|è|include .. affiliat|affiliazione"]
        ),
        new(
            "pt",
            Advertising,
            ["Publicidade", "Anúncio", "Link publicitário", "Conteúdo publicitário", "Informe publicitário"],
            ["contém|contêm ~ publicidade|links publicitários", "conteúdo publicitário"]
        ),
        new("pt", Sponsored, ["Patrocinado", "Parceria paga"], ["patrocinado por", "parceria paga"]),
        new(
            "pt",
            Commission,
            [],
            [
                "recebo|recebemos|ganho|ganhamos|receber|ganhar|recebe|ganha .. comissão|porcentagem|percentagem",
                "comissão .. sem custo",
                "como associado da amazon",
            ]
        ),
        new(
            "pt",
            Affiliate,
            ["Link de afiliado", "Links de afiliado", "Links de afiliados", "Link afiliado"],
            ["contém|contêm|são|é|inclui .. afiliado|afiliados"]
        ),
        new(
            "nl",
            Advertising,
            ["Advertentie", "Reclame", "Advertorial", "Adv", "Advertentielink"],
            ["bevat|bevatten ~ reclame|advertentie", "dit is een advertentie", "dit is reclame"]
        ),
        new(
            "nl",
            Sponsored,
            ["Gesponsord", "Betaalde samenwerking", "Spon"],
            ["gesponsord door", "betaalde samenwerking"]
        ),
        new(
            "nl",
            Commission,
            [],
            [
                "ik|wij|we|ons|mij|blog|site .. commissie|vergoeding|percentage",
                "commissie .. zonder extra|kost jou niets|kost je niets",
                "als amazon-partner",
            ]
        ),
        new(
            "nl",
            Affiliate,
            ["Affiliatelink", "Affiliate link", "Affiliatelinks", "Partnerlink"],
            ["bevat|bevatten|zijn|is|staan .. affiliate|partnerlink"]
        ),
        new(
            "pl",
            Advertising,
            ["Reklama", "Materiał reklamowy", "Współpraca reklamowa", "Link reklamowy", "Autopromocja"],
            ["zawiera|zawierają ~ reklam|linki reklamowe", "materiał reklamowy", "współpraca reklamowa"]
        ),
        new(
            "pl",
            Sponsored,
            ["Materiał sponsorowany", "Artykuł sponsorowany", "Współpraca płatna"],
            ["sponsorowany przez", "współpraca płatna"]
        ),
        new(
            "pl",
            Commission,
            [],
            [
                "otrzymuję|otrzymam|otrzymamy|otrzymujemy|dostaję|dostanę|dostaniemy|dostajemy|zarabiam|zarabiamy|zarobię|otrzymać|zarobić .. prowizj|procent|wynagrodzenie",
                "prowizję .. bez dodatkowych|nie płacisz",
            ]
        ),
        new(
            "pl",
            Affiliate,
            ["Link afiliacyjny", "Linki afiliacyjne", "Link partnerski", "Linki partnerskie"],
            ["zawiera|zawierają|są|to|jest .. afiliac|partnerski"]
        ),
        new(
            "ru",
            Advertising,
            ["Реклама", "На правах рекламы", "Рекламная ссылка", "Рекламные ссылки"],
            ["на правах рекламы", "содержит|содержатся|есть ~ реклам", "рекламодатель"]
        ),
        new(
            "ru",
            Sponsored,
            ["Спонсорский материал", "Партнёрский материал", "Партнерский материал"],
            ["при поддержке", "спонсор публикации"]
        ),
        new(
            "ru",
            Commission,
            [],
            [
                "я|мы|мне|нам|автор|блог|сайт .. комисси|процент|вознаграждение",
                "получаю|получаем|получу|получим .. комисси|процент|вознаграждение",
            ]
        ),
        new(
            "ru",
            Affiliate,
            ["Партнёрская ссылка", "Партнерская ссылка", "Партнёрские ссылки", "Реферальная ссылка"],
            ["содержит|содержатся|ссылки|есть .. партнёрск|партнерск|реферальн"]
        ),
        new(
            "ja",
            Advertising,
            ["広告", "PR", "AD", "プロモーション", "宣伝", "広告リンク", "プロモーションを含みます", "広告を含みます"],
            ["広告 ~ 含|利用|掲載|使用|です", "プロモーション ~ 含|利用|です", "prを含", "pr記事", "宣伝です"]
        ),
        new("ja", Sponsored, ["タイアップ", "提供"], ["提供を受けて", "提供いただ", "タイアップ"]),
        new(
            "ja",
            Commission,
            [],
            [
                "収入を得ています",
                "収益を得て",
                "報酬 ~ 得|受け|発生|支払",
                "紹介料 ~ 得|受け|獲得|発生",
                "amazonのアソシエイト",
                "amazonアソシエイト",
            ]
        ),
        new(
            "ja",
            Affiliate,
            ["アフィリエイト", "アフィリエイトリンク"],
            ["アフィリエイト ~ 含|利用|使用|参加|リンクです|掲載|を得"]
        ),
        new(
            "ko",
            Advertising,
            ["광고", "유료광고", "유료 광고", "유료광고 포함", "유료 광고 포함", "AD"],
            ["광고 ~ 포함|입니다|글입니다|링크", "유료광고", "유료 광고"]
        ),
        new(
            "ko",
            Sponsored,
            ["협찬", "제품 협찬", "체험단"],
            ["협찬 ~ 받", "지원받아", "지원을 받아", "제공받아 작성", "제공 받아 작성"]
        ),
        new(
            "ko",
            Commission,
            [],
            ["수수료 ~ 제공받|받|지급|발생", "커미션 ~ 받|지급", "수익이 발생", "파트너스 활동의 일환"]
        ),
        new(
            "ko",
            Affiliate,
            ["제휴 링크", "제휴링크"],
            ["제휴 ~ 포함|링크입니다|마케팅 활동", "제휴링크 ~ 포함|입니다"]
        ),
        new(
            "zh",
            Advertising,
            ["广告", "廣告", "商业推广", "推广", "推廣", "软广", "業配", "推广链接", "广告链接", "商业广告"],
            [
                "广告 ~ 包含|推广|内容|链接|合作",
                "包含|含有|含 ~ 广告|廣告|推广|推廣",
                "本文为|本文是|这是|為 ~ 广告|廣告|推广|業配",
            ]
        ),
        new("zh", Sponsored, ["赞助", "合作", "恰饭"], ["赞助内容", "由 ~ 赞助", "商业合作"]),
        new(
            "zh",
            Commission,
            [],
            ["佣金", "返佣", "返利链接", "获得 ~ 收益|提成|分成", "獲得 ~ 分潤|收益|提成", "分潤"]
        ),
        new(
            "zh",
            Affiliate,
            ["联盟链接", "聯盟連結", "返利", "淘宝客", "带货"],
            ["包含|含有|含|使用|为|是|屬於 ~ 联盟链接|聯盟連結|返利|淘宝客|聯盟行銷|推荐链接|aff"]
        ),
    ];

    /// <summary>What makes a sentence say the opposite, or speak of others.</summary>
    public static IReadOnlyList<string> Denials { get; } =
    [
        "no affiliate",
        "not ~ affiliate",
        "no ~ commission",
        "never ~ commission",
        "n't ~ commission",
        "n't ~ affiliate",
        "not ~ commission",
        "not sponsored",
        "n't ~ sponsored",
        "not ~ advertisement",
        "n't ~ paid",
        "not ~ paid",
        "without ~ affiliate",
        "how to",
        "never ~ affiliate",
        "no ad ",
        "ad blocker",
        "free of affiliate",
        "not ~ compensated",
        "not ~ get ~ percentage",
        "keine ~ affiliate",
        "keine ~ provision",
        "keine ~ werb",
        "keine ~ anzeige",
        "keinerlei ~ provision",
        "nicht ~ provision",
        "werbefrei",
        "ohne ~ affiliate",
        "ohne ~ werb",
        "keine ~ partnerlink",
        "keinen ~ provision",
        "pas d' ~ affili",
        "pas de ~ commission",
        "pas de ~ publicité",
        "aucun ~ affili",
        "aucune ~ commission",
        "aucune ~ publicité",
        "sans ~ affili",
        "ne ~ touch ~ commission",
        "pas ~ affilié",
        "pas ~ sponsorisé",
        "ni commission",
        "no contiene",
        "no ~ afiliado",
        "no ~ comisión",
        "ninguna comisión",
        "sin ~ afiliado",
        "no ~ patrocinado",
        "no ~ publicidad",
        "non contiene",
        "non ~ affiliat",
        "nessuna commissione",
        "nessun ~ affiliat",
        "senza ~ affiliat",
        "non ~ sponsorizzato",
        "non ~ pubblicit",
        "non ~ commission",
        "não ~ afiliado",
        "não contém",
        "nenhuma comissão",
        "sem ~ afiliado",
        "não ~ comissão",
        "não ~ patrocinado",
        "geen ~ affiliate",
        "geen ~ commissie",
        "geen ~ reclame",
        "niet gesponsord",
        "zonder ~ affiliate",
        "geen ~ advertentie",
        "geen ~ vergoeding",
        "geen ~ partnerlink",
        "nie ~ afiliac",
        "nie zawiera",
        "nie ~ prowizj",
        "nie ~ sponsorowan",
        "bez ~ afiliac",
        "żadn ~ prowizj",
        "nie ~ reklam",
        "не содержит",
        "нет ~ партн",
        "без ~ партн",
        "не ~ комисси",
        "нет ~ реклам",
        "не ~ реклам",
        "не реклама",
        "не ~ вознагражд",
        "含みません",
        "含まれていません",
        "含んでいません",
        "広告ではありません",
        "使用していません",
        "利用していません",
        "得ていません",
        "受け取っていません",
        "受けていません",
        "prではありません",
        "ありません",
        "아닙니다",
        "없습니다",
        "받지 않",
        "포함하지 않",
        "포함되어 있지 않",
        "아님",
        "하지 않습니다",
        "不含",
        "没有",
        "沒有",
        "不包含",
        "无广告",
        "非广告",
        "不是广告",
        "无推广",
        "不收",
        "無業配",
        "非業配",
        "不拿",
        "屏蔽",
        "拦截",
        "過濾",
        "过滤",
    ];
}
