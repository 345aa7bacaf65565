namespace ArchiveTool.Core.Findings;

/// <summary>The stable codes of findings, as reports and manifests write them.</summary>
public static class FindingCodes
{
    /// <summary>The code of a reason, such as <c>not-found</c> or <c>soft-404</c>.</summary>
    public static string ToCode(this Reason reason) => EnumCodes<Reason>.GetCode(reason);

    /// <summary>The code of a problem, such as <c>missing</c>.</summary>
    public static string ToCode(this ProblemCode code) => EnumCodes<ProblemCode>.GetCode(code);

    /// <summary>The code of a link status, such as <c>dead</c>.</summary>
    public static string ToCode(this LinkStatus status) => EnumCodes<LinkStatus>.GetCode(status);

    /// <summary>The problem that a link of a status is; null if it is not one.</summary>
    public static ProblemCode? ToProblemCode(this LinkStatus status) =>
        status switch
        {
            LinkStatus.Dead => ProblemCode.Dead,
            LinkStatus.Redirected => ProblemCode.Redirected,
            LinkStatus.Blocked => ProblemCode.Blocked,
            LinkStatus.Unverifiable => ProblemCode.Unverifiable,
            _ => null,
        };

    /// <summary>Whether a word is the code of a reason.</summary>
    /// <param name="code">The word.</param>
    /// <param name="reason">The reason; unspecified where the answer is false.</param>
    public static bool TryParseReason(string code, out Reason reason) => EnumCodes<Reason>.TryParse(code, out reason);

    /// <summary>Whether a word is the code of a problem.</summary>
    /// <param name="code">The word.</param>
    /// <param name="problem">The problem; unspecified where the answer is false.</param>
    public static bool TryParse(string code, out ProblemCode problem) =>
        EnumCodes<ProblemCode>.TryParse(code, out problem);
}
