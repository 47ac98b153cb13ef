using System.Management.Automation;

namespace AtlasPS.Sandbox.Hosting;

/// <summary>
/// What a script wrote, in the order it wrote it: objects still to be laid out, and text that went straight to the screen
/// (warnings, <c>Write-Host</c>, questions).
/// </summary>
internal sealed class Transcript
{
    private readonly Lock _lock = new();
    private readonly List<object?> _entries = [];

    public void AddText(string text) => Add(new ScreenText(text));

    public void Record<T>(PSDataCollection<T> stream) => stream.DataAdded += (_, added) => Add(stream[added.Index]);

    public void Add(object? value)
    {
        lock (_lock)
            _entries.Add(value);
    }

    public object?[] ToArray()
    {
        lock (_lock)
            return [.. _entries];
    }
}

/// <summary>Text that went straight to the screen.</summary>
internal sealed record ScreenText(string Text);
