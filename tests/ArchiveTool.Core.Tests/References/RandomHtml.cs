using System.Globalization;
using System.Text;

namespace ArchiveTool.Core.Tests.References;

/// <summary>Writes valid HTML at random, with one marked element, and leaves out end tags that may be omitted.</summary>
internal sealed class RandomHtml
{
    private static readonly string[] Blocks =
    [
        "div",
        "section",
        "blockquote",
        "figure",
        "h2",
        "button",
        "b",
        "span",
        "object",
    ];

    private readonly StringBuilder text = new();
    private readonly Random random;
    private readonly string mark;
    private int pictures;
    private int elements;
    private int marked;

    private RandomHtml(Random random, string mark) => (this.random, this.mark) = (random, mark);

    public static string Write(Random random, string mark)
    {
        var seed = random.Next();
        var counted = new RandomHtml(new Random(seed), mark) { marked = -1 };
        counted.Flow(0);
        var html = new RandomHtml(new Random(seed), mark) { marked = random.Next(1, counted.elements + 1) };
        html.Flow(0);
        return html.text.ToString();
    }

    private void Flow(int depth)
    {
        Picture();
        for (var left = random.Next(1, 4); left > 0 && depth < 4; left--)
        {
            One(depth + 1);
            Picture();
        }
    }

    private void One(int depth)
    {
        switch (random.Next(7))
        {
            case 0:
                Start("p");
                Picture();
                EndOrNot("p");
                break;
            case 1:
                Many("ul", depth, "li");
                break;
            case 2:
                Many("dl", depth, "dt", "dd");
                break;
            case 3:
                Table(depth);
                break;
            case 4:
                Start("select");
                text.Append("<option>a<option>b<optgroup label=x><option>c<optgroup label=y><option>d</select>");
                break;
            case 5:
                Start("ruby");
                text.Append("x<rt>y<rp>z<rt>y</ruby>");
                break;
            default:
                var name = Blocks[random.Next(Blocks.Length)];
                Start(name);
                if (name is "b" or "span" or "h2" or "button")
                {
                    Picture();
                }
                else
                {
                    Flow(depth);
                }

                text.Append(CultureInfo.InvariantCulture, $"</{name}>");
                break;
        }
    }

    private void Many(string list, int depth, params string[] items)
    {
        Start(list);
        for (var left = random.Next(1, 4); left > 0; left--)
        {
            var item = items[random.Next(items.Length)];
            Start(item);
            Flow(depth);
            EndOrNot(item);
        }

        text.Append(CultureInfo.InvariantCulture, $"</{list}>");
    }

    private void Table(int depth)
    {
        Start("table");
        foreach (var group in (string[])["thead", "tbody", "tfoot"])
        {
            Start(group);
            for (var rows = random.Next(1, 3); rows > 0; rows--)
            {
                Start("tr");
                for (var cells = random.Next(1, 3); cells > 0; cells--)
                {
                    Start("td");
                    Flow(depth + 1);
                    EndOrNot("td");
                }

                EndOrNot("tr");
            }

            EndOrNot(group);
        }

        text.Append("</table>");
    }

    private void Start(string name)
    {
        elements++;
        text.Append(CultureInfo.InvariantCulture, $"<{name}{(elements == marked ? " " + mark : "")}>");
    }

    private void EndOrNot(string name)
    {
        if (random.Next(2) == 0)
        {
            text.Append(CultureInfo.InvariantCulture, $"</{name}>");
        }
    }

    private void Picture() => text.Append(CultureInfo.InvariantCulture, $"<img src={++pictures + 1000}>");
}
