using System.Management.Automation;
using AtlasPS.Sandbox.Hosting;

namespace AtlasPS.Sandbox.Running;

/// <summary>The ways to complete a line, one at a time, round and round.</summary>
internal sealed class Completion
{
    private readonly string _line;
    private readonly CommandCompletion _found;
    private int _index = -1;

    private Completion(string line, CommandCompletion found)
    {
        _line = line;
        _found = found;
    }

    /// <summary>Asks the engine, and through it the completers of the module.</summary>
    /// <returns>Null where nothing fits.</returns>
    public static Completion? Find(EngineHost host, string line, int cursor)
    {
        using var shell = host.CreateShell();
        var found = CommandCompletion.CompleteInput(line, cursor, options: null, shell);
        return found.CompletionMatches.Count == 0 ? null : new Completion(line, found);
    }

    /// <summary>The next line, and where the cursor stands in it.</summary>
    /// <param name="step">1 for the next, -1 for the one before.</param>
    public (string Line, int Cursor) Move(int step)
    {
        var count = _found.CompletionMatches.Count;
        _index = _index < 0 && step < 0 ? count - 1 : (_index + step + count) % count;
        var text = _found.CompletionMatches[_index].CompletionText;
        var start = _found.ReplacementIndex;
        return (string.Concat(_line.AsSpan(0, start), text, _line.AsSpan(start + _found.ReplacementLength)), start + text.Length);
    }
}
