using System.Buffers;
using System.Collections.Frozen;
using ArchiveTool.Core.Links.Pages;
using ArchiveTool.Tracking.Parameters;
using ArchiveTool.Urls.Parsing;

namespace ArchiveTool.Core.Links.Answers;

/// <summary>
/// Knows a redirect to a page where readers have to sign in. What was asked for may well be there, but not for us: it
/// is answered with a success, and is neither alive nor moved.
/// </summary>
internal static class LoginWalls
{
    private const int MostLayers = 3;
    private const int LongestDenseTitle = 16;

    private static readonly FrozenSet<string> PathNames = FrozenSet.Create(
        StringComparer.Ordinal,
        "login",
        "signin",
        "logon",
        "logonform",
        "loginform",
        "userlogin",
        "memberlogin",
        "weblogin",
        "wplogin",
        "servicelogin",
        "accountchooser",
        "authwall"
    );

    private static readonly FrozenSet<string> HostNames = FrozenSet.Create(
        StringComparer.Ordinal,
        "accounts",
        "account",
        "login",
        "signin",
        "sso",
        "auth",
        "idp",
        "passport",
        "id"
    );

    private static readonly FrozenSet<string> Actions = FrozenSet.Create(
        StringComparer.Ordinal,
        "action=login",
        "act=login",
        "do=login",
        "mod=logging",
        "mode=login",
        "view=login"
    );

    private static readonly string[] Beginnings =
    [
        "log in",
        "login",
        "log on",
        "sign in",
        "signin",
        "please log in",
        "please sign in",
        "member login",
        "user login",
        "authentication required",
        "anmelden",
        "einloggen",
        "connexion",
        "se connecter",
        "iniciar sesión",
        "accedi",
        "fazer login",
        "inloggen",
        "logga in",
        "zaloguj",
        "войти",
        "вход",
    ];

    private static readonly SearchValues<string> Dense = SearchValues.Create(
        ["登录", "登陆", "登入", "登錄", "ログイン", "サインイン", "로그인"],
        StringComparison.Ordinal
    );

    /// <summary>Whether a success that redirects led to is a place to sign in.</summary>
    /// <param name="asked">The URL asked for.</param>
    /// <param name="final">The URL that answered.</param>
    /// <param name="page">What it says.</param>
    public static bool IsOne(WebUrl asked, WebUrl final, PageText page)
    {
        if (IsNamedByPath(asked))
        {
            return false;
        }

        if (IsNamedByPath(final))
        {
            return true;
        }

        var signs =
            (IsNamedByHost(final) && !IsNamedByHost(asked) ? 1 : 0)
            + (LeadsBack(final, asked) ? 1 : 0)
            + (page.AsksForPassword ? 1 : 0)
            + (SaysSo(page) ? 1 : 0);
        return signs >= 2;
    }

    /// <summary><c>/login</c>, <c>/users/sign_in.html</c>, <c>/member.php?action=login</c>.</summary>
    private static bool IsNamedByPath(WebUrl url)
    {
        var path = url.Path.TrimEnd('/');
        var name = path[(path.LastIndexOf('/') + 1)..];
        var dot = name.IndexOf('.', StringComparison.Ordinal);
        var plain = (dot < 0 ? name : name[..dot])
            .Replace("-", "", StringComparison.Ordinal)
            .Replace("_", "", StringComparison.Ordinal)
            .ToLowerInvariant();
        return PathNames.Contains(plain)
            || (url.Query is { } query && query.ToLowerInvariant().Split('&').Any(Actions.Contains));
    }

    private static bool IsNamedByHost(WebUrl url)
    {
        var dot = url.Host.IndexOf('.', StringComparison.Ordinal);
        return dot > 0 && HostNames.Contains(url.Host[..dot]);
    }

    /// <summary>Whether the address says where a reader who has signed in is sent: to what was asked for.</summary>
    private static bool LeadsBack(WebUrl final, WebUrl asked)
    {
        if (final.Query is not { Length: > 0 } query)
        {
            return false;
        }

        for (var layer = 0; layer < MostLayers; layer++)
        {
            var decoded = PercentDecoding.Decode(query);
            if (ReferenceEquals(decoded, query))
            {
                break;
            }

            query = decoded;
        }

        return asked.Path.Length > 1
            ? query.Contains("=" + asked.Path, StringComparison.Ordinal)
                || query.Contains(asked.Host + asked.Path, StringComparison.Ordinal)
            : query.Contains("://" + asked.Host, StringComparison.Ordinal);
    }

    private static bool SaysSo(PageText page) =>
        (page.Title is { } title && IsSignIn(title)) || page.Headings.Any(IsSignIn);

    private static bool IsSignIn(string line) =>
        Array.Exists(Beginnings, words => BeginsWith(line, words))
        || (line.Length <= LongestDenseTitle && line.AsSpan().ContainsAny(Dense));

    private static bool BeginsWith(string line, string words) =>
        line.StartsWith(words, StringComparison.OrdinalIgnoreCase)
        && (line.Length == words.Length || !char.IsLetterOrDigit(line[words.Length]));
}
