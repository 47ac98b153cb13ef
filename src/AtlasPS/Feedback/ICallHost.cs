using System.Management.Automation;
using AtlasPS.Http;

namespace AtlasPS.Feedback;

/// <summary>The cmdlet for which a call is made, as services see it: its streams, its thread, and its end.</summary>
internal interface ICallHost
{
    /// <summary>Tells of the requests.</summary>
    IAtlasRequestObserver Narrator { get; }

    /// <summary>Cancelled when the pipeline stops, however it stops.</summary>
    CancellationToken Cancellation { get; }

    /// <summary>Waits for a task on the pipeline's thread, and says meanwhile what there is to say.</summary>
    T Await<T>(Task<T> task);

    /// <summary>Has something said on the pipeline's thread while it waits.</summary>
    void Post(Action message);

    /// <summary>Puts on a request what was said about time and retries.</summary>
    void Limit(AtlasRequest request);

    /// <summary>Returns an object. On the pipeline's thread, as are the following.</summary>
    void WriteObject(object sendToPipeline);

    /// <summary>Warns.</summary>
    void WriteWarning(string text);

    /// <summary>Shows a progress bar.</summary>
    void WriteProgress(ProgressRecord progressRecord);
}
