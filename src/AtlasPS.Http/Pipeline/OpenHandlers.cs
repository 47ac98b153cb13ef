namespace AtlasPS.Http.Pipeline;

/// <summary>
/// The handlers at the end of the chains that the factory has made. The factory disposes of a chain only after its lifetime and once nothing refers to it; a session
/// that is closed does not leave its connections open that long. Safe for concurrent use.
/// </summary>
internal sealed class OpenHandlers : IDisposable
{
    private readonly List<WeakReference<HttpMessageHandler>> _handlers = [];
    private bool _disposed;

    /// <summary>Takes note of a handler, and returns it.</summary>
    /// <exception cref="ObjectDisposedException">No more handlers are wanted.</exception>
    public HttpMessageHandler Add(HttpMessageHandler handler)
    {
        lock (_handlers)
        {
            if (_disposed)
            {
                handler.Dispose();
                throw new ObjectDisposedException(nameof(OpenHandlers));
            }

            _handlers.RemoveAll(known => !known.TryGetTarget(out _));
            _handlers.Add(new WeakReference<HttpMessageHandler>(handler));
            return handler;
        }
    }

    public void Dispose()
    {
        lock (_handlers)
        {
            _disposed = true;
            foreach (var known in _handlers)
                if (known.TryGetTarget(out var handler))
                    handler.Dispose();
            _handlers.Clear();
        }
    }
}
