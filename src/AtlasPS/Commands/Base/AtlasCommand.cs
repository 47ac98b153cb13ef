using System.Management.Automation;
using AtlasPS.Feedback;
using AtlasPS.Http;
using AtlasPS.Results;
using AtlasPS.Sessions;

namespace AtlasPS.Commands;

/// <summary>What every cmdlet that talks to Atlas has: a session, a time limit, cancellation, and errors as records.</summary>
public abstract class AtlasCommand : PSCmdlet, ISessionHost, IMessageStreams, IDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly MessagePump _pump = new();
    private RequestNarrator? _narrator;
    private AtlasSession? _session;

    private protected AtlasCommand()
    {
    }

    /// <summary>The session to use instead of this runspace's: what <c>Connect-Atlas -PassThru</c> and <c>Get-AtlasContext</c> return.</summary>
    [Parameter]
    [ValidateNotNull]
    public AtlasSession? Session { get; set; }

    /// <summary>The seconds that one call may take, retries included; with <c>-Wait</c> the seconds that the whole wait may take.</summary>
    [Parameter]
    [ValidateRange(1, 604800)]
    public int TimeoutSec { get; set; }

    /// <summary>How often a call is tried again at most, where trying again is safe. On <c>Connect-Atlas</c> the number for the whole session; 5 unless set.</summary>
    [Parameter]
    [ValidateRange(0, 100)]
    public int MaximumRetryCount { get; set; }

    /// <summary>The seconds before each retry, where Atlas does not ask for another wait. On <c>Connect-Atlas</c> those for the whole session; waits that grow unless set.</summary>
    [Parameter]
    [ValidateRange(1, 86400)]
    public int RetryIntervalSec { get; set; }

    /// <summary>The session that this call goes through.</summary>
    internal AtlasSession Connection => _session ??= Session ?? SessionFactory.Current(this, AtlasPSVersion.UserAgent(this));

    /// <summary>Cancelled when the pipeline stops, however it stops.</summary>
    internal CancellationToken Cancellation => _stop.Token;

    internal IAtlasRequestObserver Narrator => _narrator ??= new RequestNarrator(this, Verbosity.Of(MyInvocation.BoundParameters, SessionState.PSVariable), _pump);

    /// <summary>Stops what is under way.</summary>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    private protected virtual void Dispose(bool disposing)
    {
        if (!disposing)
            return;
        _stop.Cancel();
        _stop.Dispose();
    }

    /// <inheritdoc/>
    protected override void StopProcessing() => _stop.Cancel();

    /// <inheritdoc/>
    protected sealed override void ProcessRecord() => ProcessInput();

    /// <summary>Works on what is bound at the moment: once, or once for each of several things that were named.</summary>
    private protected virtual void ProcessInput() => Guard(Process);

    /// <summary>Works on one input.</summary>
    private protected abstract void Process();

    /// <summary>Asks as <c>-WhatIf</c>, <c>-Confirm</c> and the impact have it; a call that loses something, unlike others of its cmdlet, asks as a High impact does.</summary>
    private protected bool IsAgreed(string action, bool loses)
    {
        action = Presentable.Line(action);
        if (!ShouldProcess(action, $"{action}?", "Confirm"))
            return false;
        bool settled = MyInvocation.BoundParameters.ContainsKey("Confirm")
            || !LanguagePrimitives.TryConvertTo(SessionState.PSVariable.GetValue("ConfirmPreference"), out ConfirmImpact preference) || preference != ConfirmImpact.High;
        return settled || !loses || ShouldContinue($"{action}?", "Confirm");
    }

    /// <summary>Waits for a task on the pipeline's thread, saying meanwhile what there is to say.</summary>
    internal T Await<T>(Task<T> task)
    {
        try
        {
            return _pump.Wait(task);
        }
        catch when (!task.IsCompleted)
        {
            // Saying something failed: the pipeline is being stopped. The work is called off, and has ended before anybody disposes of what it uses.
            _stop.Cancel();
            ((IAsyncResult)task).AsyncWaitHandle.WaitOne(TimeSpan.FromSeconds(5));
            throw;
        }
    }

    /// <summary>Has something said on the pipeline's thread while it waits.</summary>
    internal void Post(Action message) => _pump.Post(message);

    /// <summary>Puts on a request what was said about time and retries. What was not said is for the session to say.</summary>
    internal void Limit(AtlasRequest request)
    {
        request.Timeout = CallTimeout;
        request.MaximumRetryCount = RetryCount;
        request.RetryInterval = RetryInterval;
    }

    private protected TimeSpan? CallTimeout => TimeoutSec > 0 ? TimeSpan.FromSeconds(TimeoutSec) : null;

    private protected int? RetryCount => MyInvocation.BoundParameters.ContainsKey(nameof(MaximumRetryCount)) ? MaximumRetryCount : null;

    private protected TimeSpan? RetryInterval => RetryIntervalSec > 0 ? TimeSpan.FromSeconds(RetryIntervalSec) : null;

    /// <summary>What an error record of this cmdlet says of the failed call.</summary>
    private protected virtual FailureSituation Situation(AtlasHttpException failure) => new();

    /// <summary>Runs work and turns its failures into error records: of this input, or of the whole where every input would fail alike.</summary>
    private protected void Guard(Action work)
    {
        try
        {
            work();
        }
        catch (AtlasInputException refused) when (refused.Category == ErrorCategory.ConnectionError)
        {
            ThrowTerminatingError(ErrorRecords.From(refused));
        }
        catch (AtlasInputException refused)
        {
            WriteError(ErrorRecords.From(refused));
        }
        catch (ReportedException reported)
        {
            WriteError(reported.Record);
        }
        catch (AtlasHttpException failure)
        {
            var record = ErrorRecords.From(failure, Situation(failure));
            if (ErrorRecords.IsTerminating(failure))
                ThrowTerminatingError(record);
            WriteError(record);
        }
        catch (ObjectDisposedException) when (_session is { Http.IsClosed: true })
        {
            ThrowTerminatingError(ErrorRecords.From(SessionFactory.Closed(_session)));
        }
        catch (ArgumentException wrong)
        {
            WriteError(ErrorRecords.From(new AtlasInputException("InvalidRequest", wrong.Message, "Correct what the message names and try again.", null)));
        }
        catch (Exception unreadable) when (UnreadableAnswer.Is(unreadable))
        {
            // Nothing that comes ends the pipeline: it is an error of this input.
            var failure = new AtlasHttpException(AtlasFailure.Protocol, $"An answer cannot be read: {unreadable.Message}", unreadable);
            WriteError(ErrorRecords.From(failure, Situation(failure)));
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            throw new PipelineStoppedException();
        }
    }

    AtlasSession ISessionHost.Connection => Connection;

    CancellationToken ICallHost.Cancellation => Cancellation;

    IAtlasRequestObserver ICallHost.Narrator => Narrator;

    T ICallHost.Await<T>(Task<T> task) => Await(task);

    void ICallHost.Post(Action message) => Post(message);

    void ICallHost.Limit(AtlasRequest request) => Limit(request);
}
