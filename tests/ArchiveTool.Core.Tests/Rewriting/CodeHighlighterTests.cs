using ArchiveTool.Core.Offline.Highlighting;
using CsCheck;

namespace ArchiveTool.Core.Tests.Rewriting;

/// <summary>Code on the offline page is coloured, and stays the code that it was.</summary>
public sealed class CodeHighlighterTests
{
    private static readonly string[] Languages = ["js", "python", "yaml", "html", "lua"];

    [Theory]
    [InlineData("js", "const a = 'it\\'s'; // b", "[k:const] a = [s:'it\\'s']; [c:// b]")]
    [InlineData(
        "python",
        "def f(x): # 1\n  return \"\"\"a\nb\"\"\" + 0x1F",
        "[k:def] f(x): [c:# 1]\n  [k:return] [s:\"\"\"a\nb\"\"\"] + [n:0x1F]"
    )]
    [InlineData("bash", "echo ${#a} a#b # c", "[k:echo] ${#a} a#b [c:# c]")]
    [InlineData("yaml", "key: true # x\n- \"a\": 1", "[k:key]: [k:true] [c:# x]\n- [k:\"a\"]: [n:1]")]
    [InlineData("html", "<a href=\"x\">b</a><!-- c -->", "[k:<a] href=[s:\"x\"]>b[k:</a]>[c:<!-- c -->]")]
    [InlineData("rust", "fn f<'a>(x: &'a str) {} /* b */", "[k:fn] f<'a>(x: &'a [k:str]) {} [c:/* b */]")]
    [InlineData("SQL", "select * FROM t -- x", "[k:select] * [k:FROM] t [c:-- x]")]
    [InlineData("go", "a := `x\ny`", "a := [s:`x\ny`]")]
    public void Comments_strings_numbers_and_keywords(string name, string code, string expected)
    {
        var parts = CodeHighlighter
            .Read(code, CodeLanguages.Find(name)!)
            .Select(part =>
                part.Kind is { } kind ? $"[{Letter(kind)}:{code[part.Start..part.End]}]" : code[part.Start..part.End]
            );

        Assert.Equal(expected, string.Concat(parts));
    }

    [Fact]
    public void The_parts_of_any_code_are_the_code() =>
        Gen.Char["ab1 \n\"'`/*#<>-=:{}\\!"]
            .Array[0, 200]
            .Select(units => new string(units))
            .Sample(code =>
                Languages.All(name =>
                    code
                    == string.Concat(
                        CodeHighlighter.Read(code, CodeLanguages.Find(name)!).Select(part => code[part.Start..part.End])
                    )
                )
            );

    [Theory(Timeout = 30_000)]
    [InlineData("'\\'")]
    [InlineData("\"")]
    [InlineData("a ")]
    [InlineData("/*")]
    [InlineData("='")]
    public async Task Hostile_code_takes_linear_time(string repeated)
    {
        var code = string.Concat(Enumerable.Repeat(repeated, 2_000_000 / repeated.Length));

        var lengths = await Task.Run(
            () => CodeHighlighter.Read(code, CodeLanguages.Find("json")!).Sum(part => part.End - part.Start),
            TestContext.Current.CancellationToken
        );

        Assert.Equal(code.Length, lengths);
    }

    private static char Letter(CodeKind kind) =>
        kind switch
        {
            CodeKind.Comment => 'c',
            CodeKind.Text => 's',
            CodeKind.Number => 'n',
            _ => 'k',
        };
}
