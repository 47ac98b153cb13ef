using AtlasPS.Http.Calls;

namespace AtlasPS.Http.Limits;

/// <summary>Holds each attempt back until its turn has come, and learns from the answer.</summary>
internal sealed class LimitHandler(LimitGate gate) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var call = AtlasCall.Of(request);
        var turn = await gate.EnterAsync(call, cancellationToken).ConfigureAwait(false);
        LimitReport report = default;
        try
        {
            var answer = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
            report = LimitReport.Of(answer, call);
            return answer;
        }
        finally
        {
            gate.Leave(turn, report);
        }
    }
}
