namespace AtlasPS.Feedback;

/// <summary>
/// Waits on the pipeline's thread for work elsewhere, and meanwhile carries out there what that work wants said: PowerShell's streams may be written from
/// that thread alone.
/// </summary>
internal sealed class MessagePump
{
    private readonly object _gate = new();
    private readonly Queue<Action> _messages = new();

    /// <summary>Has something said on the pipeline's thread, soon.</summary>
    public void Post(Action message)
    {
        lock (_gate)
        {
            _messages.Enqueue(message);
            Monitor.Pulse(_gate);
        }
    }

    /// <summary>Waits for a task; what was posted until its end is said before this returns.</summary>
    public T Wait<T>(Task<T> task)
    {
        if (!task.IsCompleted)
            task.ContinueWith(_ => Post(() => { }), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        while (Next(task) is { } message)
            message();
        return task.GetAwaiter().GetResult();
    }

    private Action? Next(Task task)
    {
        lock (_gate)
        {
            while (_messages.Count == 0)
            {
                if (task.IsCompleted)
                    return null;
                Monitor.Wait(_gate);
            }

            return _messages.Dequeue();
        }
    }
}
