using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;

namespace ArchiveTool.Core.Reports.Earnings;

/// <summary>
/// The owner's links as a workbook (ECMA-376, Office Open XML): a table of all places, ready for pivots, and a sheet of sums.
/// Every text is an inline string, so that nothing from a post is a formula.
/// </summary>
/// <param name="settings">How posts are named, and the clicks.</param>
internal sealed class EarningsWorkbook(ReportSettings settings)
{
    // https://support.microsoft.com/office/excel-specifications-and-limits: one row is the header's.
    private const int MostRows = 1_048_575;
    private const int MostText = 32_767;
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Packages = "http://schemas.openxmlformats.org/package/2006/";

    // Sheets of the same content are the same bytes.
    private static readonly DateTimeOffset Stamp = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly string[] SumColumns =
    [
        "network",
        "programme",
        "publisher",
        "places",
        "posts",
        "placesWithFindings",
        "clicks",
        "clicksAtRisk",
    ];

    /// <summary>Writes the workbook.</summary>
    public void Write(Stream output, AuditReport report)
    {
        var rows = EarningTable.Read(report, settings);
        var sums = EarningTable.Sum(rows);
        using var archive = new ZipArchive(output, ZipArchiveMode.Create, leaveOpen: true);
        // First and not packed: by this a later run knows the file for its own.
        Add(
            archive,
            "docProps/app.xml",
            $"<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties\"><Application>{Application}</Application></Properties>",
            CompressionLevel.NoCompression
        );
        Add(archive, "[Content_Types].xml", ContentTypes);
        Add(
            archive,
            "_rels/.rels",
            Relations(("officeDocument", "xl/workbook.xml"), ("extended-properties", "docProps/app.xml"))
        );
        Add(
            archive,
            "xl/workbook.xml",
            $"<workbook xmlns=\"{Main}\" xmlns:r=\"{Office}\"><sheets><sheet name=\"Places\" sheetId=\"1\" r:id=\"r1\"/><sheet name=\"Sums\" sheetId=\"2\" r:id=\"r2\"/></sheets></workbook>"
        );
        Add(
            archive,
            "xl/_rels/workbook.xml.rels",
            Relations(
                ("worksheet", "worksheets/sheet1.xml"),
                ("worksheet", "worksheets/sheet2.xml"),
                ("styles", "styles.xml")
            )
        );
        Add(archive, "xl/styles.xml", Styles);
        Add(archive, "xl/worksheets/_rels/sheet1.xml.rels", Relations(("table", "../tables/table1.xml")));
        Add(archive, "xl/worksheets/_rels/sheet2.xml.rels", Relations(("table", "../tables/table2.xml")));
        AddSheet(archive, 1, "Places", EarningTable.Columns, [.. rows.Take(MostRows).Select(EarningTable.GetCells)]);
        AddSheet(archive, 2, "Sums", SumColumns, [.. sums.Take(MostRows).Select(GetCells)]);
    }

    /// <summary>What the workbook says of who made it.</summary>
    public const string Application = "archivetool";

    private static string ContentTypes =>
        $"<Types xmlns=\"{Packages}content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/>"
        + Override("/xl/workbook.xml", "sheet.main")
        + Override("/xl/worksheets/sheet1.xml", "worksheet")
        + Override("/xl/worksheets/sheet2.xml", "worksheet")
        + Override("/xl/styles.xml", "styles")
        + Override("/xl/tables/table1.xml", "table")
        + Override("/xl/tables/table2.xml", "table")
        + "<Override PartName=\"/docProps/app.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.extended-properties+xml\"/></Types>";

    private static string Styles =>
        $"<styleSheet xmlns=\"{Main}\"><fonts count=\"1\"><font><sz val=\"11\"/><name val=\"Calibri\"/></font></fonts><fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill><fill><patternFill patternType=\"gray125\"/></fill></fills><borders count=\"1\"><border/></borders><cellStyleXfs count=\"1\"><xf/></cellStyleXfs><cellXfs count=\"1\"><xf xfId=\"0\"/></cellXfs></styleSheet>";

    private static string Override(string part, string type) =>
        $"<Override PartName=\"{part}\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.{type}+xml\"/>";

    private static string Relations(params ReadOnlySpan<(string Type, string Target)> targets)
    {
        var xml = new StringBuilder($"<Relationships xmlns=\"{Packages}relationships\">");
        for (var i = 0; i < targets.Length; i++)
        {
            xml.Append(
                CultureInfo.InvariantCulture,
                $"<Relationship Id=\"r{i + 1}\" Type=\"{Office}/{targets[i].Type}\" Target=\"{targets[i].Target}\"/>"
            );
        }

        return xml.Append("</Relationships>").ToString();
    }

    private static IReadOnlyList<object?> GetCells(EarningSum sum) =>
        [
            sum.Network,
            sum.Programme,
            sum.Publisher,
            (long)sum.Places,
            (long)sum.Posts,
            (long)sum.PlacesWithFindings,
            sum.Clicks,
            sum.ClicksAtRisk,
        ];

    private static void AddSheet(
        ZipArchive archive,
        int number,
        string name,
        IReadOnlyList<string> columns,
        IReadOnlyList<IReadOnlyList<object?>> rows
    )
    {
        // A table needs a row below its header.
        var range = string.Create(
            CultureInfo.InvariantCulture,
            $"A1:{(char)('A' + columns.Count - 1)}{Math.Max(rows.Count, 1) + 1}"
        );
        using (var stream = Open(archive, $"xl/worksheets/sheet{number}.xml", CompressionLevel.Optimal))
        using (var xml = XmlWriter.Create(stream, new XmlWriterSettings { Encoding = new UTF8Encoding(false) }))
        {
            xml.WriteStartElement("worksheet", Main);
            xml.WriteRaw(
                "<sheetViews><sheetView workbookViewId=\"0\"><pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/></sheetView></sheetViews>"
            );
            xml.WriteStartElement("sheetData");
            WriteRow(xml, columns);
            foreach (var row in rows)
            {
                WriteRow(xml, row);
            }

            xml.WriteEndElement();
            xml.WriteRaw($"<tableParts count=\"1\"><tablePart xmlns:r=\"{Office}\" r:id=\"r1\"/></tableParts>");
            xml.WriteEndElement();
        }

        var table = new StringBuilder(
            $"<table xmlns=\"{Main}\" id=\"{number}\" name=\"{name}\" displayName=\"{name}\" ref=\"{range}\"><autoFilter ref=\"{range}\"/><tableColumns count=\"{columns.Count}\">"
        );
        foreach (var (index, column) in columns.Index())
        {
            table.Append(CultureInfo.InvariantCulture, $"<tableColumn id=\"{index + 1}\" name=\"{column}\"/>");
        }

        table.Append("</tableColumns><tableStyleInfo name=\"TableStyleLight1\" showRowStripes=\"1\"/></table>");
        Add(archive, $"xl/tables/table{number}.xml", table.ToString());
    }

    private static void WriteRow(XmlWriter xml, IReadOnlyList<object?> cells)
    {
        xml.WriteStartElement("row");
        foreach (var cell in cells)
        {
            xml.WriteStartElement("c");
            if (cell is long number)
            {
                xml.WriteElementString("v", number.ToString(CultureInfo.InvariantCulture));
            }
            else if (cell is string { Length: > 0 } text)
            {
                xml.WriteAttributeString("t", "inlineStr");
                xml.WriteStartElement("is");
                xml.WriteStartElement("t");
                xml.WriteAttributeString("xml", "space", null, "preserve");
                xml.WriteString(PrintableText.Shortened(PrintableText.OneLine(text), MostText));
                xml.WriteEndElement();
                xml.WriteEndElement();
            }

            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static void Add(
        ZipArchive archive,
        string name,
        string xml,
        CompressionLevel level = CompressionLevel.Optimal
    )
    {
        using var stream = Open(archive, name, level);
        stream.Write(Encoding.UTF8.GetBytes("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n" + xml));
    }

    private static Stream Open(ZipArchive archive, string name, CompressionLevel level)
    {
        var entry = archive.CreateEntry(name, level);
        entry.LastWriteTime = Stamp;
        return entry.Open();
    }
}
