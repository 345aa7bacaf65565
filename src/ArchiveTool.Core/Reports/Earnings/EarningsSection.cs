using System.Globalization;
using System.Net;
using System.Text;

namespace ArchiveTool.Core.Reports.Earnings;

/// <summary>The section of the HTML report that shows the owner what stands behind each account.</summary>
internal static class EarningsSection
{
    private const int MostSums = 500;

    /// <summary>The section; empty where nothing earns.</summary>
    public static string Write(AuditReport report, ReportSettings settings)
    {
        var sums = EarningTable.Sum(EarningTable.Read(report, settings));
        if (sums.Count == 0)
        {
            return "";
        }

        var hasClicks = settings.Clicks is not null;
        var html = new StringBuilder(
            "<section class=\"earnings\" aria-labelledby=\"earnings\"><h2 id=\"earnings\">Affiliate links</h2>\n"
        );
        if (hasClicks)
        {
            html.Append(
                CultureInfo.InvariantCulture,
                $"<p>{sums.Sum(sum => sum.Clicks):N0} clicks, of these at risk {sums.Sum(sum => sum.ClicksAtRisk):N0}</p>\n"
            );
        }

        html.Append(
            "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Sums by account\"><table><thead><tr>"
        );
        string[] heads = ["Network", "Programme", "Publisher", "Places", "Posts", "With findings", "Clicks", "At risk"];
        foreach (var head in hasClicks ? heads : heads[..6])
        {
            html.Append(CultureInfo.InvariantCulture, $"<th scope=\"col\">{head}</th>");
        }

        html.Append("</tr></thead><tbody>\n");
        foreach (var sum in sums.Take(MostSums))
        {
            html.Append("<tr>");
            AppendText(html, sum.Network ?? "none");
            AppendText(html, sum.Programme ?? "");
            AppendText(html, sum.Publisher ?? "");
            long[] numbers = [sum.Places, sum.Posts, sum.PlacesWithFindings, sum.Clicks, sum.ClicksAtRisk];
            foreach (var number in hasClicks ? numbers : numbers[..3])
            {
                html.Append(CultureInfo.InvariantCulture, $"<td class=\"number\">{number:N0}</td>");
            }

            html.Append("</tr>\n");
        }

        html.Append("</tbody></table></div>");
        if (sums.Count > MostSums)
        {
            html.Append(
                CultureInfo.InvariantCulture,
                $"<p>{sums.Count - MostSums:N0} more accounts are in the affiliates-csv report.</p>"
            );
        }

        return html.Append("</section>\n").ToString();
    }

    private static void AppendText(StringBuilder html, string text) =>
        html.Append("<td>").Append(WebUtility.HtmlEncode(PrintableText.OneLine(text))).Append("</td>");
}
