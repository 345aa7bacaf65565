using System.Text.Json.Nodes;

namespace ArchiveTool.Cli.Tests.HostileLibraries;

/// <summary>What a stranger may write where a library expects a path, a hash, a name, a number or a list.</summary>
internal static class HostileValues
{
    private const string OtherHash = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    /// <summary>Raw JSON, since some of it no serialiser writes.</summary>
    public static IReadOnlyList<(string Name, string Json)> List(Canaries canaries) =>
        [
            ("null", "null"),
            ("true", "true"),
            ("zero", "0"),
            ("negative", "-1"),
            ("fraction", "1.5"),
            ("beyond int", "2147483648"),
            ("largest long", "9223372036854775807"),
            ("beyond long", "9223372036854775808"),
            ("endless", "1e999"),
            ("empty list", "[]"),
            ("list of null", "[null]"),
            ("list of lists", "[[[]]]"),
            ("empty object", "{}"),
            ("deep", new string('[', 70) + new string(']', 70)),
            ("empty", "\"\""),
            ("dot", "\".\""),
            ("dots", "\"..\""),
            ("up", Text("../../canary/secret.txt")),
            ("up from assets", Text("assets/../../canary/secret.txt")),
            ("up from a post", Text("../../../canary/posts/victim")),
            ("up from the journal", Text("../../../../canary/folder")),
            ("absolute", Text(canaries.File)),
            ("absolute folder", Text(canaries.Folder)),
            ("absolute picture", Text(canaries.Picture)),
            ("file URL", Text("file://" + canaries.File)),
            ("backslashes", Text("..\\..\\canary\\secret.txt")),
            ("drive", Text("C:\\Windows\\win.ini")),
            ("device", Text("/dev/zero")),
            ("pipe", Text(canaries.Pipe)),
            ("zero byte", "\"a\\u0000b\""),
            ("lone surrogate", "\"a\\ud800b\""),
            ("new line", "\"a\\nb\""),
            ("markup", Text("</script><script>alert(1)</script>")),
            ("reserved", Text("con")),
            ("long", Text(new string('x', 70_000))),
            ("another hash", Text(OtherHash)),
            ("another asset", Text($"assets/{OtherHash[..2]}/{OtherHash}.png")),
            ("no date", Text("0000-99-99T99:99:99Z")),
        ];

    private static string Text(string text) => JsonValue.Create(text).ToJsonString();
}
