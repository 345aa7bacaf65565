using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace ArchiveTool.Core.Media.Thumbnails.Workers;

/// <summary>One running worker process, asked one thing at a time.</summary>
internal sealed class WorkerProcess : IDisposable
{
    private readonly Process process;
    private volatile string? lastWords;

    private WorkerProcess(Process process) => this.process = process;

    /// <summary>What it last wrote to its standard error, or null.</summary>
    public string? LastWords => lastWords;

    /// <summary>The memory it has in use, in bytes.</summary>
    public long Memory()
    {
        process.Refresh();
        return process.WorkingSet64;
    }

    /// <param name="command">How it is started.</param>
    /// <param name="memory">
    /// What all workers together may take, in bytes: this one's managed heap never grows beyond it, whatever the platform.
    /// </param>
    public static WorkerProcess Start(WorkerCommand command, long memory)
    {
        var start = new ProcessStartInfo(command.FileName, command.Arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            CreateNoWindow = true,
        };
        start.Environment["DOTNET_GCHeapHardLimit"] = memory.ToString("X", CultureInfo.InvariantCulture);
        var worker = new WorkerProcess(new Process { StartInfo = start });
        worker.Start();
        return worker;
    }

    private void Start()
    {
        process.ErrorDataReceived += (_, line) => lastWords = line.Data ?? lastWords;
        try
        {
            process.Start();
        }
        catch (Win32Exception exception)
        {
            process.Dispose();
            throw new IOException($"A thumbnail worker could not be started: {exception.Message}", exception);
        }

        process.BeginErrorReadLine();
    }

    /// <summary>Asks, and waits for the answer; null if the worker died over it.</summary>
    public async Task<byte[]?> AskAsync(byte[] message, CancellationToken cancellationToken)
    {
        try
        {
            await WorkerProtocol.SendAsync(process.StandardInput.BaseStream, message, cancellationToken);
            var answer = await WorkerProtocol.ReceiveAsync(process.StandardOutput.BaseStream, cancellationToken);
            if (answer is not null)
            {
                return answer;
            }
        }
        catch (Exception exception) when (exception is IOException or InvalidDataException)
        {
            // A broken pipe: it died before it read the question. Or it has lost its way.
        }

        // So that its last words are in.
        Kill();
        await process.WaitForExitAsync(cancellationToken);
        return null;
    }

    /// <summary>Ends it at once, and waits until its memory is free again.</summary>
    public async Task EndAsync()
    {
        Kill();
        await process.WaitForExitAsync(CancellationToken.None);
        process.Dispose();
    }

    /// <summary>Ends it at once: an idle worker has nothing to lose, and one that hangs is to lose it.</summary>
    public void Dispose()
    {
        Kill();
        process.Dispose();
    }

    private void Kill()
    {
        if (!process.HasExited)
        {
            process.Kill();
        }
    }
}
