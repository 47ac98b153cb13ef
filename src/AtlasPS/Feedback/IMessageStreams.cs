using System.Management.Automation;

namespace AtlasPS.Feedback;

/// <summary>The streams of a cmdlet that messages about requests go to. They may be written from the pipeline's thread alone.</summary>
internal interface IMessageStreams
{
    /// <summary>Writes a line to the debug stream.</summary>
    void WriteDebug(string text);

    /// <summary>Writes a line to the verbose stream.</summary>
    void WriteVerbose(string text);

    /// <summary>Shows a progress bar.</summary>
    void WriteProgress(ProgressRecord progressRecord);
}
