using System.Collections.Frozen;
using System.Text;

namespace ArchiveTool.Core.Findings;

/// <summary>The stable codes of <see cref="Reason"/> and <see cref="ProblemCode"/>: their names in kebab case.</summary>
public static class FindingCodes
{
    private static readonly FrozenDictionary<Reason, string> Reasons = Enum.GetValues<Reason>()
        .ToFrozenDictionary(reason => reason, reason => Kebab(reason.ToString()));

    private static readonly FrozenDictionary<string, Reason> ByCode = Reasons.ToFrozenDictionary(
        pair => pair.Value,
        pair => pair.Key,
        StringComparer.Ordinal
    );

    private static readonly FrozenDictionary<ProblemCode, string> Problems = Enum.GetValues<ProblemCode>()
        .ToFrozenDictionary(code => code, code => Kebab(code.ToString()));

    private static readonly FrozenDictionary<string, ProblemCode> ProblemsByCode = Problems.ToFrozenDictionary(
        pair => pair.Value,
        pair => pair.Key,
        StringComparer.Ordinal
    );

    /// <summary>The code of a reason, such as <c>not-found</c> or <c>soft-404</c>.</summary>
    public static string ToCode(this Reason reason) => Reasons[reason];

    /// <summary>The reason of a code.</summary>
    /// <exception cref="KeyNotFoundException">No reason has this code.</exception>
    public static Reason GetReason(string code) => ByCode[code];

    /// <summary>Whether a word is the code of a reason.</summary>
    public static bool TryParseReason(string code, out Reason reason) => ByCode.TryGetValue(code, out reason);

    /// <summary>The problem of a code.</summary>
    /// <exception cref="KeyNotFoundException">No problem has this code.</exception>
    public static ProblemCode GetProblem(string code) => ProblemsByCode[code];

    /// <summary>Whether a word is the code of a problem.</summary>
    public static bool TryParse(string code, out ProblemCode problem) => ProblemsByCode.TryGetValue(code, out problem);

    /// <summary>The code of a problem, such as <c>missing</c>.</summary>
    public static string ToCode(this ProblemCode code) => Problems[code];

    private static string Kebab(string name)
    {
        var code = new StringBuilder(name.Length + 4);
        for (var i = 0; i < name.Length; i++)
        {
            var startsWord =
                char.IsAsciiLetterUpper(name[i]) || (char.IsAsciiDigit(name[i]) && !char.IsAsciiDigit(name[i - 1]));
            if (i > 0 && startsWord)
            {
                code.Append('-');
            }

            code.Append(char.ToLowerInvariant(name[i]));
        }

        return code.ToString();
    }
}
