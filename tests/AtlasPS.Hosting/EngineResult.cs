using System.Management.Automation;

namespace AtlasPS.Hosting;

/// <summary>The output of a script, stream by stream. Messages that a preference kept silent are not in it.</summary>
public sealed class EngineResult
{
    private readonly Lazy<string> _text;

    internal EngineResult(
        IReadOnlyList<PSObject> output, PSDataStreams streams, RuntimeException? terminatingError, bool wasStopped, Func<string> text)
    {
        Output = output;
        TerminatingError = terminatingError;
        WasStopped = wasStopped;
        Errors = terminatingError is null ? [.. streams.Error] : [.. streams.Error, terminatingError.ErrorRecord];
        Warnings = [.. streams.Warning.Select(static record => record.Message)];
        Verbose = [.. streams.Verbose.Select(static record => record.Message)];
        Debug = [.. streams.Debug.Select(static record => record.Message)];
        Progress = [.. streams.Progress];
        Information = [.. streams.Information];
        _text = new Lazy<string>(text);
    }

    /// <summary>The objects that reached the end of the pipeline.</summary>
    public IReadOnlyList<PSObject> Output { get; }

    /// <summary>The error records in the order they came; the one that ended the script, where one did, is the last.</summary>
    public IReadOnlyList<ErrorRecord> Errors { get; }

    /// <summary>The exception that ended the script, or null.</summary>
    public RuntimeException? TerminatingError { get; }

    /// <summary>True if the pipeline was stopped before its end, which is not an error.</summary>
    public bool WasStopped { get; }

    /// <summary>The warnings.</summary>
    public IReadOnlyList<string> Warnings { get; }

    /// <summary>The verbose messages.</summary>
    public IReadOnlyList<string> Verbose { get; }

    /// <summary>The debug messages.</summary>
    public IReadOnlyList<string> Debug { get; }

    /// <summary>The progress records.</summary>
    public IReadOnlyList<ProgressRecord> Progress { get; }

    /// <summary>The information records, those of <c>Write-Host</c> among them.</summary>
    public IReadOnlyList<InformationRecord> Information { get; }

    /// <summary>
    /// The text that a console would show, in the order it came, without colours and progress. Laid out when it is first read,
    /// which needs the <see cref="EngineHost"/> to be there still and not to be running anything.
    /// </summary>
    public string Text => _text.Value;
}
