using System.Runtime.InteropServices;

namespace ArchiveTool.Cli.Hosting;

/// <summary>Turns SIGINT and SIGTERM into a cancellation; a second signal ends the process at once.</summary>
internal sealed class Interruption : IDisposable
{
    private readonly CancellationTokenSource source = new();
    private readonly PosixSignalRegistration interrupt;
    private readonly PosixSignalRegistration terminate;
    private int status;

    public Interruption()
    {
        interrupt = PosixSignalRegistration.Create(
            PosixSignal.SIGINT,
            context => Handle(context, ExitStatus.Interrupted)
        );
        terminate = PosixSignalRegistration.Create(
            PosixSignal.SIGTERM,
            context => Handle(context, ExitStatus.Terminated)
        );
    }

    /// <summary>Cancelled at the first signal.</summary>
    public CancellationToken Token => source.Token;

    /// <summary>The exit status that the signal asks for, or null if none came.</summary>
    public int? Status => status == 0 ? null : status;

    public void Dispose()
    {
        interrupt.Dispose();
        terminate.Dispose();
        source.Dispose();
    }

    private void Handle(PosixSignalContext context, int asked)
    {
        if (Interlocked.CompareExchange(ref status, asked, 0) != 0)
        {
            return;
        }

        context.Cancel = true;
        source.Cancel();
    }
}
