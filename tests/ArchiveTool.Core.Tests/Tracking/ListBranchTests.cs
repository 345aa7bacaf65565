namespace ArchiveTool.Core.Tests.Tracking;

/// <summary>What a list says only to some blockers, and what it fetches from elsewhere.</summary>
public sealed class ListBranchTests
{
    [Theory]
    [InlineData("true", true)]
    [InlineData("false", false)]
    [InlineData("adguard", false)]
    [InlineData("!adguard", true)]
    [InlineData("ext_ublock && !cap_html_filtering", false)]
    [InlineData("(!ext_ublock) && !(adguard_app_mac || env_mobile)", true)]
    [InlineData("adguard || !env_mobile && true", true)]
    [InlineData("!!true", true)]
    public void Of_a_condition_the_way_of_a_plain_browser_is_taken(string condition, bool isTaken)
    {
        var list =
            $"$removeparam=x\n!#if {condition}\n$removeparam=a\n!#else\n$removeparam=b\n!#endif\n$removeparam=y\n";

        WrittenRules.AssertCleans(
            list,
            "https://o.test/?a=1&b=2&x=3&y=4&z=5",
            isTaken ? "https://o.test/?b=2&z=5" : "https://o.test/?a=1&z=5"
        );
    }

    [Fact]
    public void Conditions_stand_in_one_another()
    {
        const string List = """
            !#if false
            $removeparam=a
            !#if true
            $removeparam=b
            !#include never.txt
            !#else
            $removeparam=c
            !#endif
            $removeparam=nonsense,d
            !#else
            !#if(true)
            $removeparam=e
            !#endif
            !#endif
            """;

        WrittenRules.AssertCleans(List, "https://o.test/?a=1&b=2&c=3&d=4&e=5", "https://o.test/?a=1&b=2&c=3&d=4");
    }

    [Fact]
    public void What_is_not_read_and_what_does_not_close_is_named()
    {
        _ = WrittenRules.CreateCatalogue(
            "$removeparam=a\n!#include other.txt\n!#if (b\n$removeparam=b\n!#endif\n!#else\n!#endif\n!#if true\n",
            out var file
        );

        Assert.Equal(
            [
                (2, "'!#include other.txt' names another list; that was not read"),
                (3, "'(b' is no condition; it is taken for false"),
                (6, "'!#else' belongs to no '!#if'; it is passed over"),
                (7, "'!#endif' belongs to no '!#if'; it is passed over"),
                (8, "'!#if' has no '!#endif'; it is taken to go on to the end"),
            ],
            file.Problems.Select(problem => (problem.Line, problem.Message))
        );
    }
}
