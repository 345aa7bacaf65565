using System.CommandLine;
using ArchiveTool.Cli.Hosting;
using ArchiveTool.Cli.Languages;

namespace ArchiveTool.Cli.Tests.Languages;

/// <summary>The table of sentences, and how a line is found in it.</summary>
public sealed class TranslatorTests
{
    private static readonly Translator Sample = new([
        ("{1} is dead: {2}", "{1} 已失效：{2}"),
        ("{1} moved to {2}", "{2} ← {1}"),
        ("archivetool: {1~}", "archivetool：{1}"),
        ("no command given", "没有给出命令"),
    ]);

    [Theory]
    [InlineData("no command given", "没有给出命令")]
    [InlineData("  no command given\n", "  没有给出命令\n")]
    [InlineData("archivetool: no command given", "archivetool：没有给出命令")]
    [InlineData("a moved to b", "b ← a")]
    [InlineData(
        "post.md:1:2: dead: https://a.example/ is dead: not-found",
        "post.md:1:2: dead: https://a.example/ 已失效：not-found"
    )]
    [InlineData(
        "\e[1mpost.md\e[0m:1: \e[31mdead\e[0m: x is dead: gone",
        "\e[1mpost.md\e[0m:1: \e[31mdead\e[0m: x 已失效：gone"
    )]
    [InlineData("{1} is dead: {2}", "{1} 已失效：{2}")]
    [InlineData("a sentence that the table lacks", "a sentence that the table lacks")]
    [InlineData("", "")]
    [InlineData(" is dead: ", " is dead: ")]
    [InlineData("\n", "\n")]
    public void A_line_is_translated_where_the_table_has_it(string line, string expected) =>
        Assert.Equal(expected, Sample.Translate(line));

    [Fact]
    public void Every_Chinese_sentence_has_the_places_of_the_English_one()
    {
        foreach (var (from, to) in Translator.ReadTable())
        {
            Assert.True(Places(from).SetEquals(Places(to)), $"{from}\n{to}");
            Assert.Contains(to, sign => sign >= 0x3000 || !char.IsAscii(sign));
        }
    }

    [Fact]
    public void Nearly_every_sentence_of_the_help_has_a_Chinese_one()
    {
        var table = Translator.ReadTable().Select(row => row.From).ToHashSet(StringComparer.Ordinal);
        var said = Descriptions(CommandLineApp.BuildTree()).Distinct(StringComparer.Ordinal).ToList();
        var missing = said.Where(text =>
                !table.Contains(text) && !text.Contains("some of missing", StringComparison.Ordinal)
            )
            .ToList();

        // A new option may come in English first.
        Assert.True(missing.Count <= said.Count / 10, string.Join('\n', missing));
    }

    private static IEnumerable<string> Descriptions(Command command) =>
        command
            .Options.Where(option => !option.Hidden)
            .Select(option => option.Description)
            .Concat(command.Arguments.Select(argument => argument.Description))
            .Append(command.Description)
            .OfType<string>()
            .Concat(command.Subcommands.SelectMany(Descriptions));

    private static HashSet<char> Places(string text) =>
        [
            .. Enumerable
                .Range(0, text.Length - 1)
                .Where(at => text[at] == '{' && char.IsAsciiDigit(text[at + 1]))
                .Select(at => text[at + 1]),
        ];
}
