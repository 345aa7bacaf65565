using System.Buffers;
using System.Collections.Frozen;

namespace ArchiveTool.Core.Links.Answers;

/// <summary>The words in which pages say that there is nothing.</summary>
internal static class NotFoundWording
{
    private const int LongestDense = 24;

    // No phrase with all that may stand about it is longer.
    private const int LongestSegment = 256;

    /// <summary>What stands before or behind and says nothing itself.</summary>
    private static readonly FrozenSet<string> Fillers = FrozenSet.Create(
        StringComparer.Ordinal,
        "404",
        "410",
        "error",
        "http",
        "oops",
        "whoops",
        "ooops",
        "uh",
        "oh",
        "sorry",
        "hmm",
        "status",
        "code",
        "the",
        "this",
        "that",
        "requested",
        "we",
        "erreur",
        "fehler",
        "erro",
        "ошибка",
        "ups",
        "opps",
        "ohh",
        "so"
    );

    private static readonly FrozenSet<string> Phrases = FrozenSet.Create(
        StringComparer.Ordinal,
        "not found",
        "page not found",
        "file not found",
        "object not found",
        "content not found",
        "post not found",
        "article not found",
        "product not found",
        "item not found",
        "topic not found",
        "thread not found",
        "user not found",
        "profile not found",
        "repository not found",
        "document not found",
        "resource not found",
        "url not found",
        "site not found",
        "page missing",
        "missing page",
        "page cannot be found",
        "page can't be found",
        "page could not be found",
        "page couldn't be found",
        "page can not be found",
        "page was not found",
        "page wasn't found",
        "page does not exist",
        "page doesn't exist",
        "page no longer exists",
        "page is no longer available",
        "page isn't available",
        "page is not available",
        "page has been removed",
        "page has been deleted",
        "page is gone",
        "page not available",
        "content isn't available",
        "content is not available",
        "content isn't available right now",
        "content is no longer available",
        "gone",
        "can't find page",
        "cannot find page",
        "couldn't find page",
        "could not find page",
        "can't find that page",
        "couldn't find that page",
        "page you are looking for does not exist",
        "page you requested was not found",
        "page you requested could not be found",
        "page you are looking for could not be found",
        "page you were looking for doesn't exist",
        "page you were looking for could not be found",
        "seite nicht gefunden",
        "seite wurde nicht gefunden",
        "die seite wurde nicht gefunden",
        "page non trouvée",
        "page introuvable",
        "page inexistante",
        "página no encontrada",
        "página não encontrada",
        "pagina non trovata",
        "pagina niet gevonden",
        "sidan hittades inte",
        "sidan kunde inte hittas",
        "siden blev ikke fundet",
        "siden ble ikke funnet",
        "sivua ei löytynyt",
        "nie znaleziono strony",
        "strona nie została znaleziona",
        "stránka nenalezena",
        "страница не найдена",
        "сторінку не знайдено",
        "sayfa bulunamadı",
        "halaman tidak ditemukan",
        "không tìm thấy trang",
        "page was removed",
        "page was deleted",
        "page removed",
        "page deleted",
        "page unavailable",
        "post was removed",
        "post has been removed",
        "post has been deleted",
        "article has been removed",
        "article is no longer available",
        "seite existiert nicht",
        "seite existiert nicht mehr",
        "diese seite existiert nicht",
        "diese seite existiert nicht mehr",
        "seite nicht vorhanden",
        "seite nicht verfügbar",
        "beitrag nicht gefunden",
        "artikel nicht gefunden",
        "cette page n'existe pas",
        "cette page n'existe plus",
        "la page n'existe pas",
        "la page demandée n'existe pas",
        "la page est introuvable",
        "page indisponible",
        "esta página no existe",
        "la página no existe",
        "no se encontró la página",
        "no se ha encontrado la página",
        "página inexistente",
        "esta página não existe",
        "a página não existe",
        "a página não foi encontrada",
        "la pagina non esiste",
        "pagina inesistente",
        "la pagina non è stata trovata",
        "deze pagina bestaat niet",
        "pagina bestaat niet",
        "de pagina kan niet worden gevonden",
        "sidan finns inte",
        "sidan hittades ej",
        "siden findes ikke",
        "siden finnes ikke",
        "siden kunne ikke findes",
        "sivua ei ole",
        "sivua ei voitu löytää",
        "strona nie istnieje",
        "ta strona nie istnieje",
        "stránka neexistuje",
        "stránka nebyla nalezena",
        "stránka nebola nájdená",
        "az oldal nem található",
        "a keresett oldal nem található",
        "pagina nu a fost găsită",
        "pagina nu există",
        "страница не существует",
        "такой страницы не существует",
        "такой страницы нет",
        "страница удалена",
        "сторінка не знайдена",
        "сторінки не існує",
        "такої сторінки не існує",
        "η σελίδα δεν βρέθηκε",
        "η σελίδα δεν υπάρχει",
        "sayfa mevcut değil",
        "aradığınız sayfa bulunamadı",
        "halaman tidak tersedia",
        "laman tidak ditemukan",
        "trang không tồn tại",
        "trang này không tồn tại",
        "không tìm thấy nội dung",
        "الصفحة غير موجودة",
        "لم يتم العثور على الصفحة",
        "הדף לא נמצא",
        "העמוד לא נמצא",
        "صفحه یافت نشد",
        "صفحه مورد نظر یافت نشد",
        "पृष्ठ नहीं मिला"
    );

    /// <summary>In scripts without spaces, anywhere in a short line.</summary>
    private static readonly string[] Dense =
    [
        "页面不存在",
        "页面未找到",
        "页面已失效",
        "页面已下线",
        "找不到此页",
        "找不到该页",
        "找不到您访问的页面",
        "已被作者删除",
        "已被楼主删除",
        "已被管理员删除",
        "已被用户删除",
        "链接已失效",
        "页面没有找到",
        "页面没找到",
        "未找到页面",
        "找不到页面",
        "页面找不到",
        "无法找到页面",
        "无法找到该页",
        "无法找到网页",
        "找不到网页",
        "网页不存在",
        "网页未找到",
        "网页找不到",
        "文章不存在",
        "帖子不存在",
        "主题不存在",
        "内容不存在",
        "商品不存在",
        "链接不存在",
        "文件不存在",
        "页面已删除",
        "页面已被删除",
        "内容已被删除",
        "内容已删除",
        "文章已被删除",
        "文章已删除",
        "页面走丢了",
        "页面丢失",
        "页面消失",
        "页面不见了",
        "页面飞走了",
        "已被发布者删除",
        "找不到網頁",
        "找不到頁面",
        "頁面不存在",
        "頁面未找到",
        "無法找到頁面",
        "網頁不存在",
        "查無此頁",
        "找不到該頁",
        "找不到此頁",
        "页面无法访问或不存在",
        "访问的页面不存在",
        "ページが見つかりません",
        "ページは見つかりません",
        "ページが見つかりませんでした",
        "ページは存在しません",
        "ページが存在しません",
        "페이지를 찾을 수 없습니다",
        "존재하지 않는 페이지",
    ];

    private static readonly SearchValues<string> DenseValues = SearchValues.Create(Dense, StringComparison.Ordinal);

    private static readonly SearchValues<string> Sentences = SearchValues.Create(
        [
            "page not found",
            "could not be found",
            "couldn't be found",
            "cannot be found",
            "can't be found",
            "was not found",
            "were not found",
            "does not exist",
            "doesn't exist",
            "no longer exists",
            "no longer available",
            "page isn't available",
            "page is not available",
            "may have been removed",
            "may have been deleted",
            "has been removed",
            "has been deleted",
            "may have been moved",
            "may have moved",
            "can't find the page",
            "couldn't find the page",
            "nicht gefunden",
            "introuvable",
            "no encontrada",
            "não encontrada",
            "non trovata",
            "не найдена",
            .. Dense,
        ],
        StringComparison.OrdinalIgnoreCase
    );

    /// <summary>What an article about missing pages goes on with.</summary>
    private static readonly SearchValues<string> About = SearchValues.Create(
        [
            "解决",
            "方法",
            "办法",
            "怎么",
            "如何",
            "原因",
            "处理",
            "修复",
            "教程",
            "为什么",
            "解決",
            "辦法",
            "怎麼",
            "為什麼",
            "対処",
            "해결",
        ],
        StringComparison.Ordinal
    );

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> FillerOf = Fillers.GetAlternateLookup<
        ReadOnlySpan<char>
    >();

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> PhraseOf = Phrases.GetAlternateLookup<
        ReadOnlySpan<char>
    >();

    private static readonly SearchValues<char> Separators = SearchValues.Create("|·•»«—–/_\u2013\u2014");

    /// <summary>Whether a title or heading, or a part of it between separators, says nothing but that.</summary>
    public static bool IsWholly(string line)
    {
        var start = 0;
        for (var i = 0; i <= line.Length; i++)
        {
            if (i == line.Length || Separators.Contains(line[i]) || IsSpacedHyphen(line, i))
            {
                if (IsSaidBy(line.AsSpan(start, i - start)))
                {
                    return true;
                }

                start = i + 1;
            }
        }

        return false;
    }

    /// <summary>Whether a text speaks of it somewhere.</summary>
    public static bool Speaks(string text) => text.AsSpan().ContainsAny(Sentences);

    private static bool IsSaidBy(ReadOnlySpan<char> segment)
    {
        // Behind a colon a page says what it is about ("Error 404: how to fix it"); before it, where ("Shop: not found").
        var colon = segment.LastIndexOf(": ", StringComparison.Ordinal);
        return SaysIt(segment) || (colon >= 0 && SaysIt(segment[(colon + 1)..]));
    }

    private static bool SaysIt(ReadOnlySpan<char> segment)
    {
        if (segment.Trim().Length <= LongestDense && segment.ContainsAny(DenseValues))
        {
            return !segment.ContainsAny(About);
        }

        if (segment.Length > LongestSegment)
        {
            return false;
        }

        Span<char> text = stackalloc char[LongestSegment];
        ReadOnlySpan<char> words = Words(segment, text);
        var hasNumber = false;
        while (FillerOf.Contains(GetFirst(words)))
        {
            hasNumber |= GetFirst(words) is "404" or "410";
            words = words[GetFirst(words).Length..].TrimStart(' ');
        }

        while (FillerOf.Contains(GetLast(words)))
        {
            hasNumber |= GetLast(words) is "404" or "410";
            words = words[..^GetLast(words).Length].TrimEnd(' ');
        }

        return words.IsEmpty ? hasNumber : PhraseOf.Contains(words);
    }

    private static ReadOnlySpan<char> GetFirst(ReadOnlySpan<char> words) =>
        words.IndexOf(' ') is var end and >= 0 ? words[..end] : words;

    private static ReadOnlySpan<char> GetLast(ReadOnlySpan<char> words) => words[(words.LastIndexOf(' ') + 1)..];

    private static bool IsSpacedHyphen(string line, int at) =>
        line[at] == '-' && (at + 1 >= line.Length || line[at + 1] == ' ');

    /// <summary>Words in lower case with a space between each, apostrophes made plain, other punctuation left out.</summary>
    private static Span<char> Words(ReadOnlySpan<char> segment, Span<char> text)
    {
        var length = 0;
        foreach (var one in segment)
        {
            var c = one == '\u2019' ? '\'' : char.ToLowerInvariant(one);
            if (char.IsLetterOrDigit(c) || c == '\'')
            {
                text[length++] = c;
            }
            else if (length > 0 && text[length - 1] != ' ')
            {
                text[length++] = ' ';
            }
        }

        return text[..length].TrimEnd(' ');
    }
}
