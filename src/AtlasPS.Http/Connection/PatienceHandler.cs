using AtlasPS.Http.Timing;

namespace AtlasPS.Http.Connection;

/// <summary>Gives an exchange up in which nothing comes for too long: before the answer begins, or between two parts of its body.</summary>
internal sealed class PatienceHandler(TimeProvider clock, TimeSpan patience) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using var limit = new Countdown(clock, patience, cancellationToken);
        try
        {
            var answer = await base.SendAsync(request, limit.Token).ConfigureAwait(false);
            answer.Content = new PatientContent(answer.Content, clock, patience);
            return answer;
        }
        catch (OperationCanceledException) when (limit.IsOver && !cancellationToken.IsCancellationRequested)
        {
            throw new SilenceException(patience);
        }
    }
}
