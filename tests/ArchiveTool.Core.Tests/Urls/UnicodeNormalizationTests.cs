using ArchiveTool.Urls.Idna;
using CsCheck;

namespace ArchiveTool.Core.Tests.Urls;

public sealed class UnicodeNormalizationTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("abc", "abc")]
    [InlineData("é", "é")]
    [InlineData("e\u0301", "\u00E9")]
    [InlineData("A\u030A", "\u00C5")]
    [InlineData("\u212B", "\u00C5")] // singleton: the Ångström sign
    [InlineData("\u2126", "\u03A9")]
    [InlineData("\u1E9B\u0323", "\u1E9B\u0323")]
    [InlineData("q\u0307\u0323", "q\u0323\u0307")]
    [InlineData("d\u0307\u0323", "\u1E0D\u0307")]
    [InlineData("a\u0327\u0301", "\u00E1\u0327")] // not blocked: the cedilla has a lower class
    [InlineData("a\u0302\u0301", "\u1EA5")]
    [InlineData("a\u0301\u0302", "\u00E1\u0302")]
    [InlineData("\u0344", "\u0308\u0301")]
    [InlineData("\u0958", "\u0915\u093C")] // composition exclusion
    [InlineData("\uFB1D", "\u05D9\u05B4")]
    [InlineData("\u1100\u1161", "\uAC00")]
    [InlineData("\u1100\u1161\u11A8", "\uAC01")]
    [InlineData("\uAC00\u11A8", "\uAC01")]
    [InlineData("\uAC01\u11A8", "\uAC01\u11A8")]
    [InlineData("\u1100\uAC00", "\u1100\uAC00")]
    [InlineData("\u09C7\u09BE", "\u09CB")]
    [InlineData("\u09C7\u0301\u09BE", "\u09C7\u0301\u09BE")] // a mark between blocks a starter
    [InlineData("\U0002F800", "\u4E3D")]
    [InlineData("\U000110A5\U000110BA", "\U000110AB")]
    [InlineData("\U0001D15E", "\U0001D157\U0001D165")]
    [InlineData("\uFF21", "\uFF21")] // compatibility only
    [InlineData("\uD800e\u0301", "\uD800\u00E9")] // a lone surrogate stays
    [InlineData("\u0301a", "\u0301a")]
    [InlineData("か\u3099", "が")]
    public void Composes(string text, string expected) => Assert.Equal(expected, UnicodeNormalization.ToNfc(text));

    [Fact]
    public void GivesBackTheSameStringWhereNothingChanges()
    {
        var text = "schön und 日本語";
        Assert.Same(text, UnicodeNormalization.ToNfc(text));
    }

    [Fact]
    public void IsIdempotentAndKeepsHangulWhole()
    {
        var character = Gen.OneOf(
            Gen.Char['a', 'z'],
            Gen.Char['\u00C0', '\u017F'],
            Gen.Char['\u0300', '\u036F'],
            Gen.Char['\u0591', '\u05C7'],
            Gen.Char['\u1100', '\u11FF'],
            Gen.Char['\uAC00', '\uD7A3'],
            Gen.Char['\u1E00', '\u1FFF']
        );
        Gen.String[character, 0, 24]
            .Sample(text =>
            {
                var once = UnicodeNormalization.ToNfc(text);
                Assert.Equal(once, UnicodeNormalization.ToNfc(once));
            });
        for (var syllable = '\uAC00'; syllable <= '\uD7A3'; syllable++)
        {
            Assert.Equal(syllable.ToString(), UnicodeNormalization.ToNfc(syllable.ToString()));
        }
    }

    [Fact]
    public void SortsAnyNumberOfMarksStably()
    {
        var marks = string.Concat(Enumerable.Repeat("\u0301\u0327\u0316", 100_000));
        var expected = string.Concat(
            new string('\u0327', 100_000),
            new string('\u0316', 100_000),
            new string('\u0301', 100_000)
        );
        Assert.Equal("x" + expected, UnicodeNormalization.ToNfc("x" + marks));
    }
}
