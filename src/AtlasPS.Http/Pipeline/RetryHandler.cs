using Polly;
using Polly.Retry;
using AtlasPS.Http.Tracing;

namespace AtlasPS.Http.Pipeline;

/// <summary>Tries a call again where <see cref="RetryPolicy"/> says so.</summary>
internal sealed class RetryHandler : DelegatingHandler
{
    private static readonly ResiliencePropertyKey<AtlasCall> Call = new(nameof(AtlasCall));
    private static readonly ResiliencePropertyKey<Wait> Planned = new(nameof(Wait));
    private readonly RetryPolicy _policy;
    private readonly Lazy<ResiliencePipeline<HttpResponseMessage>> _again;

    public RetryHandler(RetryPolicy policy)
    {
        _policy = policy;
        _again = new(() => new ResiliencePipelineBuilder<HttpResponseMessage>()
            .AddRetry(new RetryStrategyOptions<HttpResponseMessage>
            {
                // The policy counts for itself: each call has its own number.
                MaxRetryAttempts = int.MaxValue,
                ShouldHandle = args => new(Plan(args.Context, args.Outcome) is not null),
                DelayGenerator = args => new(args.Context.Properties.GetValue(Planned, null!).Delay),
                OnRetry = args => Announce(args.Context, args.Outcome),
            })
            .Build());
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var call = AtlasCall.Of(request);
        var outcome = await AttemptAsync(call, request, cancellationToken).ConfigureAwait(false);
        // Nearly every call ends here, so what tries again is not built before it is needed.
        if (_policy.Next(call, outcome.Result, outcome.Exception) is not null)
            outcome = await AgainAsync(call, request, outcome, cancellationToken).ConfigureAwait(false);
        outcome.ThrowIfException();
        return outcome.Result!;
    }

    private async ValueTask<Outcome<HttpResponseMessage>> AttemptAsync(AtlasCall call, HttpRequestMessage request, CancellationToken cancellationToken)
    {
        call.Attempt++;
        try
        {
            return Outcome.FromResult(await base.SendAsync(request, cancellationToken).ConfigureAwait(false));
        }
        catch (AtlasHttpException e)
        {
            return Outcome.FromException<HttpResponseMessage>(e);
        }
    }

    private async Task<Outcome<HttpResponseMessage>> AgainAsync(
        AtlasCall call, HttpRequestMessage request, Outcome<HttpResponseMessage> first, CancellationToken cancellationToken)
    {
        var context = ResilienceContextPool.Shared.Get(cancellationToken);
        context.Properties.Set(Call, call);
        Outcome<HttpResponseMessage>? known = first;
        try
        {
            return await _again.Value.ExecuteOutcomeAsync(
                (c, message) =>
                {
                    if (known is not { } outcome)
                        return AttemptAsync(call, message, c.CancellationToken);
                    known = null;
                    return new(outcome);
                },
                context,
                request).ConfigureAwait(false);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    private Wait? Plan(ResilienceContext context, Outcome<HttpResponseMessage> outcome)
    {
        var wait = _policy.Next(context.Properties.GetValue(Call, null!), outcome.Result, outcome.Exception);
        if (wait is not null)
            context.Properties.Set(Planned, wait);
        return wait;
    }

    private static ValueTask Announce(ResilienceContext context, Outcome<HttpResponseMessage> outcome)
    {
        var call = context.Properties.GetValue(Call, null!);
        var wait = context.Properties.GetValue(Planned, null!);
        call.Observer?.Waiting(call.Request, call.Attempt, wait.Delay, wait.Reason);
        WaitTrace.Retry(call, wait, outcome.Result, outcome.Exception);
        return default;
    }
}
