using System.Buffers;
using System.Text;
using ArchiveTool.Cli.Languages;
using ArchiveTool.Core.Findings;
using ArchiveTool.Core.Reports;
using ArchiveTool.Tracking.Judgements;
using ArchiveTool.Urls;

namespace ArchiveTool.Cli.Output;

/// <summary>Explains URLs to people: the URL, and below it what there is to say.</summary>
internal sealed class UrlText(IBufferWriter<byte> output)
{
    private static readonly SearchValues<char> Controls = SearchValues.Create([
        .. Enumerable.Range(0, 0x20).Concat(Enumerable.Range(0x7F, 0x21)).Select(code => (char)code),
    ]);

    private readonly Translator? translator = Translator.Current;

    public void Write(UrlExplanation explanation)
    {
        Line("", explanation.Url);
        if (explanation.Reason is { } reason)
        {
            Line("  no URL       ", reason.ToCode());
            return;
        }

        if (explanation.Affiliate is { } affiliate)
        {
            Line("  affiliate    ", affiliate.Network);
            foreach (var (name, value) in affiliate.Account)
            {
                Line("    account    ", $"{name}={value}");
            }
        }

        if (explanation.Tracking is { } tracking)
        {
            if (tracking.Redirector is { } redirector)
            {
                Line("  redirector   ", redirector);
            }

            if (tracking.Beacon)
            {
                Line("  beacon       ", "a tracking pixel; never asked for");
            }

            foreach (var parameter in tracking.Parameters)
            {
                // What a rule takes out of a path has no value.
                var written = parameter.Value.Length > 0 ? $"{parameter.Name}={parameter.Value}" : parameter.Name;
                Line("  tracks       ", $"{written} ({parameter.Rule})");
            }
        }

        if (explanation.Likely is { } likely)
        {
            Line("  likely       ", $"{likely.Network ?? likely.Kind}: {likely.Reason}");
        }

        WriteOutcome(explanation);
        foreach (var decision in explanation.Decisions ?? [])
        {
            Line("  decided by   ", $"{decision.Entry} ({Name(decision.Part)} {decision.Name})");
        }
    }

    private static string Name(DecisionPart part) =>
        part switch
        {
            DecisionPart.Network => "network",
            DecisionPart.Redirector => "redirector",
            DecisionPart.Shortener => "shortener",
            DecisionPart.Beacon => "beacon",
            DecisionPart.Parameter => "parameter",
            _ => "needed parameter",
        };

    private void WriteOutcome(UrlExplanation explanation)
    {
        var destination =
            explanation.Affiliate?.Destination ?? explanation.Tracking?.Destination ?? explanation.Likely?.Destination;
        if (destination is not null)
        {
            Line("  destination  ", destination);
        }
        else if (explanation.Affiliate is not null || explanation.Tracking?.Redirector is not null)
        {
            Line("  destination  ", "not shown by the URL");
        }

        if (explanation.Tracking is { } tracking)
        {
            Line("  clean        ", tracking.CleanUrl);
        }
        else if (explanation is { Affiliate: null, Likely: null })
        {
            Line("  nothing known that tracks or earns", "");
        }
    }

    private void Line(string label, string text)
    {
        text = label + (text.AsSpan().ContainsAny(Controls) ? Visible(text) : text);
        text = translator?.Translate(text) ?? text;
        Append(LogCommands.Defuse(UrlPassword.Mask(text)));
        Append("\n");
    }

    private void Append(string text) => Encoding.UTF8.GetBytes(text, output);

    /// <summary>A URL that was given may hold what would command the terminal.</summary>
    private static string Visible(string text) =>
        string.Concat(text.Select(sign => char.IsControl(sign) ? $"\\x{(int)sign:X2}" : sign.ToString()));
}
