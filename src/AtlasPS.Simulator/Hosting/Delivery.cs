using AtlasPS.Simulator.Control;
using AtlasPS.Simulator.Http;

namespace AtlasPS.Simulator.Hosting;

/// <summary>Writes answers to the wire, whole or as badly as a fault asks for.</summary>
internal static class Delivery
{
    /// <summary>Sends an answer whole.</summary>
    public static async Task SendAsync(HttpContext context, Answer answer, RecordedRequest? record = null)
    {
        WriteHead(context, answer, record);
        if (answer.Body.Length > 0)
            await context.Response.Body.WriteAsync(answer.Body, context.RequestAborted);
    }

    /// <summary>Sends an answer through bad weather.</summary>
    /// <param name="context">The exchange on the wire.</param>
    /// <param name="real">Does what was asked and tells what would be answered.</param>
    /// <param name="record">Where the status is noted.</param>
    /// <param name="fault">The weather.</param>
    /// <param name="stopping">Ends what would hang for ever.</param>
    public static async Task SendAsync(HttpContext context, Func<Answer> real, RecordedRequest record, SimulatorFault fault, CancellationToken stopping)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, stopping);
        try
        {
            await Task.Delay(fault.LatencyMs, end.Token);
            if (fault.Connection is FaultConnection.CutBeforeHeaders or FaultConnection.HangBeforeHeaders)
            {
                if (fault.Perform)
                    real();
                if (fault.Connection == FaultConnection.HangBeforeHeaders)
                    await Task.Delay(Timeout.Infinite, end.Token);
                context.Abort();
                return;
            }

            var ordered = FaultAnswers.Of(fault);
            var answer = ordered is null || fault.Perform ? FaultAnswers.Dress(real(), fault) : ordered;
            await SendBadlyAsync(context, ordered ?? answer, record, fault.Connection, end.Token);
        }
        catch (OperationCanceledException)
        {
            context.Abort();
        }
    }

    private static async Task SendBadlyAsync(HttpContext context, Answer answer, RecordedRequest record, FaultConnection connection, CancellationToken end)
    {
        if (connection == FaultConnection.Keep)
        {
            await SendAsync(context, answer, record);
            return;
        }

        WriteHead(context, answer, record);
        await context.Response.StartAsync(end);
        if (connection != FaultConnection.CutAfterHeaders)
            await context.Response.Body.WriteAsync(answer.Body[..(answer.Body.Length / 2)], end);
        await context.Response.Body.FlushAsync(end);
        if (connection == FaultConnection.HangMidBody)
            await Task.Delay(Timeout.Infinite, end);
        context.Abort();
    }

    private static void WriteHead(HttpContext context, Answer answer, RecordedRequest? record)
    {
        // The record is complete before the caller can see the answer, so that a test may look at once.
        if (record is not null)
            (record.Status, record.TooSoon) = (answer.Status, answer.TooSoon);

        var response = context.Response;
        response.StatusCode = answer.Status;
        if (answer.ContentType is not null)
            response.ContentType = answer.ContentType;
        if (answer.NoStore)
            response.Headers.CacheControl = "no-store";
        foreach (var (name, value) in answer.Headers)
            response.Headers.Append(name, value);
        if (answer.Status is not 204 and not 304)
            response.ContentLength = answer.Body.Length;
    }
}
