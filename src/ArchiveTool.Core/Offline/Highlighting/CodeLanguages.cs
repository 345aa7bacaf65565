using System.Collections.Frozen;

namespace ArchiveTool.Core.Offline.Highlighting;

/// <summary>
/// The languages that blogs show most, by the names that fences and Hexo's tags give them. Keywords are those of each
/// language's reference.
/// </summary>
internal static class CodeLanguages
{
    private const string C =
        "auto break case char const continue default do double else enum extern float for goto if inline int long register return "
        + "short signed sizeof static struct switch typedef union unsigned void volatile while bool true false NULL nullptr "
        + "include define ifdef ifndef endif pragma";

    private const string Cpp =
        C
        + " alignas and catch class concept constexpr co_await co_return co_yield decltype delete dynamic_cast explicit export final "
        + "friend mutable namespace new noexcept not operator or override private protected public requires static_assert "
        + "static_cast template this throw try typeid typename using virtual wchar_t";

    private const string CSharp =
        "abstract as async await base bool break byte case catch char checked class const continue decimal default delegate do double "
        + "else enum event explicit extern false finally fixed float for foreach get goto if implicit in init int interface internal "
        + "is lock long namespace new null object operator out override params partial private protected public readonly record ref "
        + "required return sbyte sealed set short sizeof stackalloc static string struct switch this throw true try typeof uint "
        + "ulong unchecked unsafe ushort using value var virtual void volatile when where while with yield";

    private const string Java =
        "abstract assert boolean break byte case catch char class const continue default do double else enum extends false final "
        + "finally float for goto if implements import instanceof int interface long native new null package permits private protected "
        + "public record return sealed short static strictfp super switch synchronized this throw throws transient true try var "
        + "void volatile while yield";

    private const string Kotlin =
        Java
        + " fun val when object companion data is in out override internal open suspend lateinit by init lazy typealias";

    private const string JavaScript =
        "abstract any as async await boolean break case catch class const continue debugger declare default delete do else enum export "
        + "extends false finally for from function get if implements import in instanceof interface keyof let namespace never new null "
        + "number of package private protected public readonly return set static string super switch this throw true try type "
        + "typeof undefined unknown var void while with yield";

    private const string Python =
        "and as assert async await break case class continue def del elif else except False finally for from global if import in is "
        + "lambda match None nonlocal not or pass raise return self True try while with yield";

    private const string Shell =
        "alias break case cd continue declare do done echo elif else esac eval exec exit export fi for function if in local printf read "
        + "readonly return set shift source sudo then trap type unset until while";

    private const string Go =
        "any bool break byte case chan const continue default defer else error fallthrough false float64 for func go goto if import int "
        + "int64 interface iota make map new nil package range return rune select string struct switch true type uint var";

    private const string Rust =
        "as async await bool break char const continue crate dyn else enum extern f32 f64 false fn for i32 i64 if impl in let loop match mod "
        + "move mut pub ref return Self self static str struct super trait true type u8 u32 u64 unsafe use usize where while String "
        + "Option Result Some None Ok Err Vec";

    private const string Swift =
        "actor as async await break case catch class continue default defer deinit do else enum extension fallthrough false "
        + "fileprivate for func guard if import in init inout internal is let nil open operator override private protocol public "
        + "repeat return self some static struct subscript super switch throw throws true try typealias var weak where while";

    private const string Php =
        "abstract and array as break case catch class clone const continue declare default do echo else elseif empty enum extends false "
        + "final finally fn for foreach function global if implements include instanceof interface isset list match namespace new "
        + "null or print private protected public readonly require return static switch throw trait true try unset use var while yield";

    private const string Ruby =
        "alias and begin break case class def do else elsif end ensure false for if in module next nil not or private protected public "
        + "raise redo require rescue retry return self super then true undef unless until when while yield";

    private const string Sql =
        "add all alter and as asc begin between by case check column commit constraint create cross database default delete desc distinct "
        + "drop else end exists foreign from full grant group having if in index inner insert int integer into is join key left like limit "
        + "not null on or order outer primary references returning right rollback select set table text then transaction "
        + "union unique update values varchar view when where with";

    private const string Lua =
        "and break do else elseif end false for function goto if in local nil not or repeat return then true until while";

    private const string PowerShell =
        "begin break catch class continue data do dynamicparam else elseif end enum exit filter finally for foreach from function if in "
        + "param process return switch throw trap try until using while";

    private const string Dart =
        Java + " dynamic factory get late library mixin on operator part required set show typedef async await";

    private const string Docker =
        "FROM RUN CMD LABEL EXPOSE ENV ADD COPY ENTRYPOINT VOLUME USER WORKDIR ARG ONBUILD HEALTHCHECK SHELL AS";

    private const string Values = "true false null yes no on off";

    private static readonly FrozenDictionary<string, CodeLanguage> Known = Build();

    /// <summary>The language of a name; null where none is known by it.</summary>
    public static CodeLanguage? Find(string name) => Known.GetValueOrDefault(name.ToLowerInvariant());

    private static FrozenDictionary<string, CodeLanguage> Build()
    {
        var known = new Dictionary<string, CodeLanguage>(StringComparer.Ordinal);
        Add("c h", Slashes(C));
        Add("cpp c++ cc cxx hpp objc objective-c objectivec arduino cuda", Slashes(Cpp));
        Add("cs csharp c#", Slashes(CSharp));
        Add("java groovy gradle scala", Slashes(Java));
        Add("kotlin kt kts", Slashes(Kotlin));
        Add("dart", Slashes(Dart));
        Add("js javascript mjs cjs jsx ts typescript tsx node", Slashes(JavaScript, "\"'", "`"));
        Add("go golang", Slashes(Go, "\"'", "`"));
        Add("rust rs", Slashes(Rust, "\""));
        Add("swift", Slashes(Swift, "\"", "\"\"\""));
        Add("php", Slashes(Php) with { LineComments = ["//", "#"] });
        Add("json json5 jsonc", Slashes(Values, "\"") with { HasKeys = true });
        Add(
            "css scss less sass stylus",
            Slashes("important media import supports layer keyframes from to") with
            {
                HasKeys = true,
            }
        );
        Add("python py python3", Hashes(Python, "\"\"\"", "'''"));
        Add("sh bash shell zsh console terminal fish ksh", Hashes(Shell));
        Add("ruby rb", Hashes(Ruby));
        Add("yaml yml", Hashes(Values) with { HasKeys = true });
        Add("toml ini conf properties", Hashes(Values, "\"\"\"") with { HasKeys = true });
        Add("dockerfile docker", Hashes(Docker));
        Add("makefile make nginx cmake perl r elixir", Hashes(Shell));
        Add("powershell ps1 pwsh", Hashes(PowerShell) with { IgnoreCase = true, BlockComments = [("<#", "#>")] });
        Add(
            "sql mysql postgresql sqlite plsql tsql",
            new CodeLanguage(["--", "#"], [("/*", "*/")], "'\"`", [], Set(Sql, true), true)
        );
        Add("lua haskell", new CodeLanguage(["--"], [("--[[", "]]"), ("{-", "-}")], "\"'", [], Set(Lua)));
        Add(
            "html xml xhtml svg vue svelte htm",
            new CodeLanguage([], [("<!--", "-->")], "\"'", [], Set("")) { IsMarkup = true }
        );
        return known.ToFrozenDictionary(StringComparer.Ordinal);

        void Add(string names, CodeLanguage language)
        {
            foreach (var name in names.Split(' '))
            {
                known[name] = language;
            }
        }
    }

    private static CodeLanguage Slashes(string keywords, string quotes = "\"'", params string[] longQuotes) =>
        new(["//"], [("/*", "*/")], quotes, longQuotes, Set(keywords));

    private static CodeLanguage Hashes(string keywords, params string[] longQuotes) =>
        new(["#"], [], "\"'", longQuotes, Set(keywords));

    private static FrozenSet<string> Set(string words, bool ignoresCase = false) =>
        words
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .ToFrozenSet(ignoresCase ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal);
}
