using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using ArchiveTool.Core.Media.Headers;

namespace ArchiveTool.Core.Media.Thumbnails.Workers;

/// <summary>The worker's side of <see cref="WorkerThumbnailer"/>: what a worker process does from start to end.</summary>
internal static class ThumbnailWorker
{
    /// <summary>
    /// Answers requests one after the other until the input ends, which it does when the master goes, however it goes.
    /// An interrupt from the terminal is for the master: it decides what is still finished.
    /// </summary>
    /// <param name="input">The process's standard input.</param>
    /// <param name="output">Its standard output; nothing else may be written to it.</param>
    /// <param name="engines">Those that its master may name.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public static async Task RunAsync(
        Stream input,
        Stream output,
        IReadOnlyList<IThumbnailEngine> engines,
        CancellationToken cancellationToken
    )
    {
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, context => context.Cancel = true);
        while (await WorkerProtocol.ReceiveAsync(input, cancellationToken) is { } message)
        {
            var reply = Answer(message, engines);
            try
            {
                await WorkerProtocol.SendAsync(output, reply, cancellationToken);
            }
            catch (IOException)
            {
                // The master went while this was decoded: nobody is left to answer.
                return;
            }
        }
    }

    [SuppressMessage("Design", "CA1031", Justification = "Every failure is told to the master, which throws it there.")]
    private static byte[] Answer(byte[] message, IReadOnlyList<IThumbnailEngine> engines)
    {
        try
        {
            var task = WorkerProtocol.ReadTask(message);
            var engine = engines.First(item => item.Name == task.Engine);
            if (engine.Load() is { } trouble)
            {
                return WorkerProtocol.Unavailable(trouble);
            }

            WorkerMemory.Allow(task.Memory);
            var header = ImageHeader.Read(task.Request.SourcePath);
            var result = engine.Make(task.Request, header);
            WorkerMemory.Lift();
            return WorkerProtocol.Reply(result);
        }
        catch (OutOfMemoryException)
        {
            WorkerMemory.Lift();
            return WorkerProtocol.Reply(ThumbnailGate.OutOfMemory());
        }
        catch (Exception exception)
        {
            WorkerMemory.Lift();
            return WorkerProtocol.Reply(exception);
        }
    }
}
