using AtlasPS.Http.Pipeline;

namespace AtlasPS.Http.Limits;

/// <summary>Holds each attempt back until its turn has come, and learns from the answer.</summary>
internal sealed class LimitHandler : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var call = AtlasCall.Of(request);
        var turn = await call.Gate.EnterAsync(call, cancellationToken).ConfigureAwait(false);
        LimitReport report = default;
        try
        {
            var answer = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
            report = LimitReport.Of(answer, call);
            return answer;
        }
        finally
        {
            call.Gate.Leave(turn, report);
        }
    }
}
