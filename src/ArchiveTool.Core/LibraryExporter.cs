using ArchiveTool.Core.Exports;
using ArchiveTool.Core.Exports.Epub;
using ArchiveTool.Core.Exports.Html;
using ArchiveTool.Core.Exports.Markdown;
using ArchiveTool.Core.Exports.Wacz;
using ArchiveTool.Core.Media.Thumbnails;
using ArchiveTool.Core.Runs;

namespace ArchiveTool.Core;

/// <summary>Exports posts of a library. The library is only read.</summary>
internal sealed class LibraryExporter
{
    private readonly string library;
    private readonly ExportOptions options;
    private readonly IThumbnailer? thumbnailer;

    /// <summary>An export.</summary>
    /// <param name="library">The library's folder.</param>
    /// <param name="options">What is exported, as what and where to.</param>
    /// <param name="thumbnailer">Encodes pictures again; null if none is to be.</param>
    public LibraryExporter(string library, ExportOptions options, IThumbnailer? thumbnailer = null)
    {
        this.library = library;
        this.options = options;
        this.thumbnailer = thumbnailer;
    }

    /// <summary>What is done so far.</summary>
    public RunProgress Progress { get; } = new();

    /// <summary>Writes the export, whole or not at all.</summary>
    /// <param name="cancellationToken">Ends it; nothing is left of it then.</param>
    /// <exception cref="IOException">The output cannot be written.</exception>
    public async Task<ExportResult> RunAsync(CancellationToken cancellationToken)
    {
        var result = new ExportResult { Kind = options.Kind, Output = options.Output };
        var exporter = Create(options.Kind);
        if (exporter.GetError(options) is { } error)
        {
            return result with { Failure = error };
        }

        var (source, failure) = await ExportSource.OpenAsync(library, cancellationToken);
        if (source is null)
        {
            return result with { Failure = failure };
        }

        using (source)
        {
            if (source.Contains(options.Output))
            {
                return result with
                {
                    Failure = $"{options.Output} is in the library that is exported; name another place",
                };
            }

            var folder = Directory.CreateTempSubdirectory("archivetool-");
            try
            {
                var job = new ExportJob(source, options, Progress, thumbnailer, folder.FullName);
                return await RunAsync(exporter, job, result, cancellationToken);
            }
            catch (ExportException exception)
            {
                return result with { Failure = exception.Message };
            }
            finally
            {
                folder.Delete(recursive: true);
            }
        }
    }

    private static IExporter Create(ExportKind kind) =>
        kind switch
        {
            ExportKind.Html => new HtmlExporter(),
            ExportKind.Epub => new EpubExporter(),
            ExportKind.Wacz => new WaczExporter(),
            ExportKind.Markdown => new MarkdownExporter(),
            _ => throw new ArgumentOutOfRangeException(nameof(kind)),
        };

    private static async Task<ExportResult> RunAsync(
        IExporter exporter,
        ExportJob job,
        ExportResult result,
        CancellationToken cancellationToken
    )
    {
        result = result with { Unknown = await job.FindPostsAsync(cancellationToken) };
        if (job.Posts.Count > 0)
        {
            await exporter.ExportAsync(job, cancellationToken);
        }

        return result with
        {
            Posts = job.Exported,
            LeftOut = job.LeftOut,
            Files = job.Written.Files,
            Bytes = job.Written.Bytes,
            Failure = job.Exported.Count == 0 ? "nothing was exported: there is no post to export" : null,
        };
    }
}
