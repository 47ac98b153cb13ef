using AtlasPS.Simulator.Authentication;
using AtlasPS.Simulator.Control;
using AtlasPS.Simulator.Http;

namespace AtlasPS.Simulator.Hosting;

/// <summary>What happens to every request, in order: control, log, credentials, weather, service.</summary>
internal sealed class RequestPipeline(
    SimulatedService service,
    Authenticator authenticator,
    OAuthEndpoints oauth,
    FaultBook faults,
    RequestLog log,
    ControlRoutes control)
{
    private static readonly Caller Anyone = new("anyone", ReadOnly: false);

    public async Task RunAsync(HttpContext context, CancellationToken stopping)
    {
        var request = await IncomingRequest.ReadAsync(context);
        if (ControlRoutes.Owns(request.Path))
        {
            await Delivery.SendAsync(context, control.Serve(request));
            return;
        }

        var record = log.Add(request);
        var weather = faults.Take(request, authenticated: false);
        Caller? caller = null;
        Answer? refusal = null;
        if (weather is null)
        {
            refusal = Guard(() =>
            {
                caller = Identify(request);
                return null;
            });
            weather = refusal is null ? faults.Take(request, authenticated: true) : null;
        }

        Answer Real() => refusal ?? Guard(() => Serve(request, caller ?? Identify(request), $"http://{context.Request.Host}"))!;

        if (weather is null)
            await Delivery.SendAsync(context, Real(), record);
        else
            await Delivery.SendAsync(context, Real, record, weather, stopping);
    }

    private Caller Identify(IncomingRequest request) =>
        OAuthEndpoints.Owns(request.Path) || SimulatedService.IsOpen(request)
            ? Anyone
            : authenticator.Authenticate(request.Header("Authorization"), request.Method, request.Target);

    private Answer Serve(IncomingRequest request, Caller caller, string baseAddress) =>
        OAuthEndpoints.Owns(request.Path) ? oauth.Serve(request) : service.Serve(request, caller, baseAddress);

    /// <summary>Turns refusals into answers. A mistake of the simulator's own becomes a 500 that names it.</summary>
    private static Answer? Guard(Func<Answer?> action)
    {
        try
        {
            return action();
        }
        catch (AtlasError error)
        {
            return error.ToAnswer();
        }
#pragma warning disable CA1031 // Whatever it is, the caller gets an answer.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            Console.Error.WriteLine(exception);
            return new AtlasError(500, "UNEXPECTED_ERROR", $"The simulator failed: {exception.Message}").ToAnswer();
        }
    }
}
