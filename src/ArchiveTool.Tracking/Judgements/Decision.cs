namespace ArchiveTool.Tracking.Judgements;

/// <summary>What was decided about a URL, and what decided it.</summary>
/// <param name="Part">What of the URL it is about.</param>
/// <param name="Name">The network's, redirector's, shortener's or beacon's name; the parameter as written.</param>
/// <param name="Entry">Where the entry stands: <c>file:line</c>; of a user's rules the rule itself.</param>
internal sealed record Decision(DecisionPart Part, string Name, string Entry);
