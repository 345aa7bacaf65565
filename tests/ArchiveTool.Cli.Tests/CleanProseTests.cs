using ArchiveTool.Testing;
using CsCheck;

namespace ArchiveTool.Cli.Tests;

/// <summary><c>archive --clean-links</c> takes parameters and nothing else, whatever the author wrote around a link.</summary>
[Collection(InProcess.Collection)]
public sealed class CleanProseTests
{
    private const int Rounds = 20;

    private static readonly Gen<string> Prose = Gen.OneOf(
        Script("abcdefghijklmnopqrstuvwxyzäöüßéñ", " ,.;:!?()[]\"'-–—"),
        Script(
            "的一是在不了有和人這中大為上個國我以要他時來用們生到作地於出就分對成會可主發年動同工也能下過子說產種面而方後多定行學法所民得經",
            "，。、；：！？…「」『』（）《》【】“”　"
        ),
        Script(
            "あいうえおかきくけこさしすせそたちつてとなにぬねのはひふへほまみむめもやゆよらりるれろわをんアイウエオカキクケコサシスセソ",
            "、。「」『』（）・！？ー　"
        ),
        Script("가나다라마바사아자차카타파하고노도로모보소오조초코토포호그느드르므브스으즈츠크트프흐", " ,.!?()“”"),
        Script("абвгдежзийклмнопрстуфхцчшщъыьэюя", " ,.;:!?()«»—"),
        Script("ابتثجحخدذرزسشصضطظعغفقكلمنهوي", " ،؛؟.()«»")
    );

    private static readonly Gen<string> Before = One(
        "",
        "：",
        "（",
        "「",
        "“",
        "«",
        "(",
        " ",
        ": ",
        "、",
        "**",
        "| ",
        "➜",
        "[",
        "- "
    );

    private static readonly Gen<string> Behind = One(
        "",
        "。",
        "，",
        "、",
        "）",
        "」",
        "”",
        "»",
        ")",
        " ",
        ", ",
        "؛ ",
        "،",
        "**",
        " |",
        "（",
        "　",
        "]",
        "…"
    );

    private static readonly Gen<(string Kept, string Clean)> Link = Gen.Select(
        One("https://a.example/x", "http://b.example/p/q.html", "www.c.example/z", "https://d.example/wiki/網路喚醒"),
        One("", "?id=7", "?a=1&b=%E4%B8%AD"),
        One("utm_source=mail", "utm_medium=x&utm_campaign=y", "fbclid=abc"),
        (address, own, tracks) => (address + own + (own.Length == 0 ? "?" : "&") + tracks, address + own)
    );

    private static readonly Gen<(string Before, string Kept, string Clean, string Behind)> Sentence = Gen.Select(
        Prose,
        Before,
        Link,
        Behind,
        Prose,
        (first, before, link, behind, last) => (first + before, link.Kept, link.Clean, behind + Part(behind, last))
    );

    [Fact(Timeout = 120_000)]
    public async Task Words_around_links_stay_in_six_scripts()
    {
        using var folder = new TemporaryFolder();
        var (links, cleaned, round) = (0, 0, 0);
        await Sentence
            .List[60]
            .SampleAsync(
                async sentences =>
                {
                    var name = $"post{Interlocked.Increment(ref round)}";
                    var text = string.Concat(sentences.Select(s => $"{s.Before}{s.Kept}{s.Behind}\n\n"));
                    folder.Write($"{name}.md", text);
                    await InProcess.RunAsync(
                        folder.Path,
                        "archive",
                        $"{name}.md",
                        "-o",
                        "library",
                        "--clean-links",
                        "--no-link-check",
                        "-q"
                    );
                    var written = await File.ReadAllTextAsync(folder["library", "posts", name, "post.md"]);
                    var at = 0;
                    foreach (var (before, kept, clean, behind) in sentences)
                    {
                        Expect(written, ref at, before);
                        var isKept = string.CompareOrdinal(written, at, kept, 0, kept.Length) == 0;
                        links++;
                        cleaned += isKept ? 0 : 1;
                        Expect(written, ref at, isKept ? kept : clean);
                        Expect(written, ref at, behind + "\n\n");
                    }

                    Assert.Equal(written.Length, at);
                },
                iter: Rounds,
                threads: 1
            );

        // A word that would join the clean link keeps it as it was; most are cleaned.
        Assert.InRange(cleaned, links / 2, links);
    }

    /// <summary>ASCII that follows a URL without a space or a mark of another script is the URL's (GFM).</summary>
    private static string Part(string behind, string prose)
    {
        var isApart = behind.Length > 0 && (behind[^1] == ' ' || !char.IsAscii(behind[^1]));
        var start = 0;
        while (!isApart && start < prose.Length && prose[start] < 0x250)
        {
            start++;
        }

        return prose[start..];
    }

    private static void Expect(string written, ref int at, string part)
    {
        Assert.True(
            string.CompareOrdinal(written, at, part, 0, part.Length) == 0,
            $"Expected '{part}' at {at}, found '{written.Substring(at, Math.Min(part.Length + 40, written.Length - at))}'."
        );
        at += part.Length;
    }

    private static Gen<string> One(params string[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    private static Gen<string> Script(string letters, string marks) =>
        Gen.Char[letters]
            .Array[1, 8]
            .Select(Gen.Char[marks], (word, mark) => new string(word) + mark)
            .Array[1, 4]
            .Select(words => string.Concat(words).Trim());
}
