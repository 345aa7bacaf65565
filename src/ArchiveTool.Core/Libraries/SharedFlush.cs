namespace ArchiveTool.Core.Libraries;

/// <summary>
/// Lets many wait for one flush of the device. A flush serves those who asked before it began; who asks while one is going on
/// shares the next.
/// </summary>
/// <param name="flush">Waits until the device has all that was written before.</param>
internal sealed class SharedFlush(Action flush)
{
    private readonly Lock gate = new();
    private TaskCompletionSource? next;
    private List<Action> afterwards = [];
    private bool isRunning;

    /// <summary>Waits until the device has all that was written before this call.</summary>
    /// <exception cref="IOException">The device did not take it.</exception>
    public Task WaitAsync()
    {
        lock (gate)
        {
            next ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            var waiting = next.Task;
            if (!isRunning)
            {
                isRunning = true;
                _ = Task.Run(Run);
            }

            return waiting;
        }
    }

    /// <summary>Does something when the device has all that was written before this call; a flush must follow.</summary>
    public void Then(Action action)
    {
        lock (gate)
        {
            afterwards.Add(action);
        }
    }

    private void Run()
    {
        while (true)
        {
            TaskCompletionSource waiting;
            List<Action> actions;
            lock (gate)
            {
                if (next is null)
                {
                    isRunning = false;
                    return;
                }

                (waiting, next) = (next, null);
                (actions, afterwards) = (afterwards, []);
            }

            try
            {
                flush();
                actions.ForEach(static action => action());
                waiting.SetResult();
            }
            catch (Exception exception)
            {
                // The waiting ones tell it. What was to follow is left to the recovery of the next run.
                waiting.SetException(exception);
            }
        }
    }
}
