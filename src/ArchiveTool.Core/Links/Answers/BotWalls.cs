using System.Buffers;
using ArchiveTool.Core.Fetching.Exchanges;
using ArchiveTool.Core.Links.Pages;

namespace ArchiveTool.Core.Links.Answers;

/// <summary>Knows the pages that stand between robots and what they asked for, whatever their status.</summary>
internal static class BotWalls
{
    private const int ShortText = 1500;

    private static readonly SearchValues<string> Titles = SearchValues.Create(
        [
            "just a moment...",
            "just a moment…",
            "attention required! | cloudflare",
            "access to this page has been denied",
            "robot check",
            "are you a robot",
            "are you human",
            "bot verification",
            "bot detection",
            "human verification",
            "verify you are human",
            "verifying you are human",
            "verifying your connection",
            "security check",
            "security verification",
            "checking your browser",
            "ddos-guard",
            "pardon our interruption",
            "making sure you're not a bot",
            "making sure you’re not a bot",
            "captcha",
            "please wait... | cloudflare",
            "安全验证",
            "人机验证",
            "访问验证",
            "滑动验证",
            "验证中心",
            "身份验证",
            "安全驗證",
            "人機驗證",
            "环境异常",
            "robot or human?",
            "京东验证",
            "smartcaptcha",
        ],
        StringComparison.OrdinalIgnoreCase
    );

    private static readonly SearchValues<string> Sentences = SearchValues.Create(
        [
            "verify you are a human",
            "verify you are human",
            "verify that you are not a robot",
            "confirm you are human",
            "confirm that you are not a robot",
            "not a robot",
            "enable javascript and cookies to continue",
            "checking if the site connection is secure",
            "checking your browser before accessing",
            "unusual traffic from your computer network",
            "incapsula incident id",
            "automated access to",
            "complete the security check",
            "请完成安全验证",
            "请完成下列验证",
            "当前环境异常",
            "拖动滑块",
            "请输入验证码",
            "enter the characters you see below",
            "type the characters you see in this image",
            "geben sie die zeichen unten ein",
            "saisissez les caractères que vous voyez",
            "introduce los caracteres que ves",
            "inserisci i caratteri visualizzati",
            "digite os caracteres que você vê",
            "下に表示されている文字を入力してください",
            "click the button below to continue shopping",
            "press & hold to confirm you are",
            "detected unusual traffic from your network",
            "запросы отправляли вы, а не робот",
            "подтвердите, что вы не робот",
            "je bent geen robot",
            "ich bin kein roboter",
            "je ne suis pas un robot",
            "no soy un robot",
            "non sono un robot",
            "não sou um robô",
            "nie jestem robotem",
            "私はロボットではありません",
            "로봇이 아닙니다",
            "자동 입력 방지",
        ],
        StringComparison.OrdinalIgnoreCase
    );

    /// <summary>Scripts that only such a page brings along.</summary>
    private static readonly SearchValues<string> Scripts = SearchValues.Create(
        [
            "_cf_chl_opt",
            "cf-browser-verification",
            "geo.captcha-delivery.com",
            "px-captcha",
            "gokuProps",
            "awsWafCookieDomainList",
            "opfcaptcha",
            "_____tmd_____/punish",
            "smartcaptcha.yandexcloud.net",
        ],
        StringComparison.Ordinal
    );

    /// <summary>Whether the response's headers name a wall.</summary>
    public static bool IsNamed(Hop hop) =>
        hop.Header("cf-mitigated") is not null
        || hop.Header("x-amzn-waf-action") is "challenge" or "captcha"
        || (hop.Status is 403 && hop.Header("x-datadome") is not null);

    /// <summary>Whether a page brings along what only a wall does: enough where a status says that nothing is there.</summary>
    public static bool IsScripted(PageText page, ReadOnlySpan<char> source) =>
        page.Length <= ShortText && source.ContainsAny(Scripts);

    /// <summary>Whether a page is a wall.</summary>
    /// <param name="page">What it says.</param>
    /// <param name="source">Its source's beginning.</param>
    public static bool IsOne(PageText page, ReadOnlySpan<char> source)
    {
        // An article about walls has the words too, and says a lot more.
        if (page.Length > ShortText)
        {
            return false;
        }

        return (page.Title is { } title && title.AsSpan().ContainsAny(Titles))
            || page.Body.AsSpan().ContainsAny(Sentences)
            || source.ContainsAny(Scripts);
    }
}
