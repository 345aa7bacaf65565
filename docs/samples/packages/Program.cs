using System.IO.Compression;
using ArchiveTool;
using ArchiveTool.Core;
using ArchiveTool.Core.Findings;
using ArchiveTool.Core.Runs.Auditing;
using ArchiveTool.Tracking;
using ArchiveTool.Warc;

var (post, record) = (args[0], args[1]);
var recorded = new ExchangeSettings { ReplayPath = record };
await using (var archiver = await Archiver.OpenAsync("library", new ArchiverOptions { Exchanges = recorded, CreateThumbnailer = Thumbnailers.InProcess }))
    Console.WriteLine($"{(await archiver.ArchiveAsync([post])).Images} images archived");
foreach (var link in (await LinkAuditor.AuditAsync([post], new AuditOptions(), recorded)).Report.Links.Where(link => link.Status == LinkStatus.Dead))
    Console.WriteLine($"dead: {link.Url} ({link.Reason})");
Console.WriteLine(TrackingCatalogue.Default.Judge("https://example.org/?utm_source=mail").Tracking?.CleanUrl);
using var records = new MemoryStream();
using (var file = new GZipStream(File.OpenRead(record), CompressionMode.Decompress))
    file.CopyTo(records);
Console.WriteLine($"{WarcReader.Read(records).Count()} records");
