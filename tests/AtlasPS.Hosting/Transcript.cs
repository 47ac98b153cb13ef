using System.Management.Automation;

namespace AtlasPS.Hosting;

/// <summary>The output of a script in the order in which it was written: objects, errors, and text that went straight to the screen, such as warnings.</summary>
internal sealed class Transcript
{
    private const string Layout = "param($entries, $width) $entries | Out-String -Width $width";

    private readonly Lock _lock = new();
    private readonly List<object?> _entries = [];

    public void Record<T>(PSDataCollection<T> stream) => stream.DataAdded += (_, added) => Add(stream[added.Index]);

    public void Add(object? value)
    {
        lock (_lock)
            _entries.Add(value);
    }

    /// <summary>The text of a console of <see cref="TranscriptScreen.Columns"/> columns, laid out by PowerShell's own Out-String.</summary>
    public string Render(EngineHost host)
    {
        object?[] entries;
        lock (_lock)
            entries = [.. _entries];
        using var shell = host.CreateShell();
        return string.Concat(shell.AddScript(Layout, useLocalScope: true).AddArgument(entries).AddArgument(TranscriptScreen.Columns).Invoke<string>());
    }
}
