using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;

namespace ArchiveTool.Core.Media.Thumbnails.Workers;

/// <summary>The worker's side of <see cref="WorkerThumbnailer"/>: what a worker process does from start to end.</summary>
public static class ThumbnailWorker
{
    /// <summary>
    /// Answers requests one after the other until the input ends, which it does when the master goes, however it goes.
    /// An interrupt from the terminal is for the master: it decides what is still finished.
    /// </summary>
    /// <param name="input">The process's standard input.</param>
    /// <param name="output">Its standard output; nothing else may be written to it.</param>
    /// <param name="thumbnailer">Makes the thumbnails.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public static async Task RunAsync(
        Stream input,
        Stream output,
        IThumbnailer thumbnailer,
        CancellationToken cancellationToken
    )
    {
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, context => context.Cancel = true);
        while (await WorkerProtocol.ReceiveAsync(input, cancellationToken) is { } message)
        {
            var reply = await AnswerAsync(message, thumbnailer, cancellationToken);
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
    private static async Task<byte[]> AnswerAsync(
        byte[] message,
        IThumbnailer thumbnailer,
        CancellationToken cancellationToken
    )
    {
        try
        {
            var request = WorkerProtocol.ReadRequest(message);
            return WorkerProtocol.Reply(await thumbnailer.MakeAsync(request, cancellationToken));
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return WorkerProtocol.Reply(exception);
        }
    }
}
