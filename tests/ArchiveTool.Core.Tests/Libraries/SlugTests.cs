using System.Text;
using ArchiveTool.Core.Libraries.Format;
using ArchiveTool.Urls.Idna;
using CsCheck;

namespace ArchiveTool.Core.Tests.Libraries;

public sealed class SlugTests
{
    [Theory]
    [InlineData("2021-11-25 Harbour lights!", "2021-11-25-Harbour-lights")]
    [InlineData("港口的灯", "港口的灯")]
    [InlineData("CON", "CON-post")]
    [InlineData("nul.txt", "nul-post.txt")]
    [InlineData("Com9.tar.gz", "Com9-post.tar.gz")]
    [InlineData("lpt1...", "lpt1-post")]
    [InlineData("CONIN$", "CONIN")]
    [InlineData("console", "console")]
    [InlineData("trailing. . ", "trailing")]
    [InlineData("../../etc/passwd", "etc-passwd")]
    [InlineData("..\\..\\windows", "windows")]
    [InlineData("/absolute", "absolute")]
    [InlineData("C:\\x", "C-x")]
    [InlineData("cafe\u0301", "caf\u00e9")]
    [InlineData("\u202egnp.exe\u200f", "gnp.exe")]
    [InlineData("a\u0000b\tc\nd", "a-b-c-d")]
    [InlineData("party \U0001f389 time", "party-time")]
    [InlineData("مرحبا بالعالم", "مرحبا-بالعالم")]
    [InlineData("\U0001f600", "")]
    [InlineData("..", "")]
    [InlineData("", "")]
    public void Names_become_safe_and_stay_readable(string name, string slug) => Assert.Equal(slug, Slug.Clean(name));

    [Fact]
    public void Whatever_comes_in_what_comes_out_is_safe_everywhere() =>
        Gen.OneOf(
                Gen.String,
                Gen.OneOf<string>(["con", "NUL", "com1", ".", " ", "-", "港", "e\u0301", "e\u200d\u0301"])
                    .Array[0, 60]
                    .Select(string.Concat)
            )
            .Sample(name =>
            {
                var slug = Slug.Clean(name);
                Assert.Equal(slug, UnicodeNormalization.ToNfc(slug));
                Assert.Equal(slug, Slug.Clean(slug));
                Assert.InRange(Encoding.UTF8.GetByteCount(slug), 0, 100);
                Assert.DoesNotMatch(@"[\x00-\x1f<>:""/\\|?*\s]|^[.-]|[. ]$", slug);
                Assert.DoesNotMatch(@"(?i)^(con|prn|aux|nul|com\d|lpt\d)(\.|$)", slug);
            });

    [Fact]
    public void The_last_candidate_is_the_identity_s_own() =>
        Gen.Select(Gen.String.AlphaNumeric, Gen.String.AlphaNumeric)
            .Where((one, other) => one != other)
            .Sample(
                (one, other) => Assert.NotEqual(Slug.Candidates("/" + one)[^1], Slug.Candidates("/" + other)[^1]),
                iter: 1000
            );
}
