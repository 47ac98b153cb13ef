using System.Diagnostics;
using System.Management.Automation;
using System.Text.Json;
using AtlasPS.Descriptions;
using AtlasPS.Feedback;
using AtlasPS.Http;
using AtlasPS.Resources;
using AtlasPS.Results;

namespace AtlasPS.Calls;

/// <summary>Polls a GET operation, ever more slowly, until its answer says that the work is done, has failed, or takes too long.</summary>
internal sealed class Waiter(ICatalogCall call, WaitDescription wait, int timeoutSec, bool afterChange)
{
    private const int Activity = 0x41574149;
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan DefaultLimit = TimeSpan.FromHours(1);

    /// <summary>A moment after a change some reads still tell the old state, so a first "done" is believed only after this long.</summary>
    private static readonly TimeSpan Stale = TimeSpan.FromSeconds(2);

    /// <summary>How long a thing that was just made may not be there yet.</summary>
    private static readonly TimeSpan Appearance = TimeSpan.FromMinutes(1);

    /// <summary>Less than that before the limit is at the limit.</summary>
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(20);

    /// <summary>So many errors of the service in a row pass.</summary>
    private const int MostTroubles = 3;

    private static readonly string[] Reasons = ["Reason", "Message", "error", "errorDetails"];
    private int _troubles;

    /// <returns>The thing in its final state, or null when it is gone.</returns>
    public object? Wait(IReadOnlyDictionary<string, string> pathValues)
    {
        var limit = timeoutSec > 0 ? TimeSpan.FromSeconds(timeoutSec) : DefaultLimit;
        string path = AtlasPath.Fill(wait.Poll.Path, name => pathValues[name]);
        string what = Presentable.Line($"{call.CommandDescription.Noun} '{pathValues[wait.Poll.PathNames[wait.Poll.PathNames.Length - 1]]}'");
        var elapsed = Stopwatch.StartNew();
        var pause = Shortest;
        bool seenAtWork = false;
        try
        {
            while (true)
            {
                bool isLast = elapsed.Elapsed + Moment >= limit;
                if (!TryPoll(path, pathValues, limit, elapsed.Elapsed, seenAtWork, out object? item))
                    return null;
                string? state = State(item as AtlasObject) is { } said ? Presentable.Line(said) : null;
                if (Contains(wait.Failed, state))
                    throw Failed(what, state!, Reason(item as AtlasObject));
                bool done = Contains(wait.Done, state);
                if (done && (seenAtWork || !afterChange || elapsed.Elapsed >= Stale))
                    return item;
                seenAtWork |= !done;
                if (isLast)
                    throw TooLong(what, state, limit);
                Report(what, state, elapsed.Elapsed, limit);
                // The last look is at the limit, and not up to a pause before it.
                var left = limit - elapsed.Elapsed;
                call.Await(Pause(left < pause ? (left > TimeSpan.Zero ? left : TimeSpan.Zero) : pause));
                pause = TimeSpan.FromTicks(Math.Min(Longest.Ticks, pause.Ticks * 3 / 2));
            }
        }
        finally
        {
            call.WriteProgress(new ProgressRecord(Activity, $"Waiting for {what}", "done") { RecordType = ProgressRecordType.Completed });
        }
    }

    private string? State(AtlasObject? item) => wait.Properties.Length > 0
        ? wait.Properties.Select(name => item?.GetValue(name)?.ToString()).FirstOrDefault(value => value is not null)
        : wait.Failed.Concat(wait.Done).FirstOrDefault(name => Holds(item?.GetValue(name)));

    /// <summary>A mark is set when it is true, or holds anything at all.</summary>
    private static bool Holds(object? value) => value switch
    {
        null or false or "" => false,
        System.Collections.ICollection list => list.Count > 0,
        _ => true,
    };

    /// <summary>One look. What may pass is waited through: a thing that was just made and is not there yet, an error of the service, an empty answer.</summary>
    /// <returns>False when the thing is gone, and that is the end.</returns>
    private bool TryPoll(string path, IReadOnlyDictionary<string, string> pathValues, TimeSpan limit, TimeSpan elapsed, bool wasSeen, out object? item)
    {
        try
        {
            item = Poll(path, pathValues, limit - elapsed);
            _troubles = 0;
            return item is not null || !wait.Gone;
        }
        catch (AtlasHttpException gone) when (wait.Gone && SaysGone(gone))
        {
            item = null;
            return false;
        }
        catch (AtlasHttpException passing) when ((passing.SaysGone && afterChange && !wasSeen && elapsed < Appearance) || (passing.StatusCode >= 500 && ++_troubles <= MostTroubles))
        {
            item = null;
            return true;
        }
    }

    private object? Poll(string path, IReadOnlyDictionary<string, string> pathValues, TimeSpan left)
    {
        var request = wait.Poll.NewRequest(path);
        call.Limit(request);
        request.Timeout = left > TimeSpan.FromSeconds(1) ? left : TimeSpan.FromSeconds(1);
        var response = call.Await(call.Connection.Http.SendAsync(request, call.Narrator, call.Cancellation));
        return Answers.Read(response, wait.Poll, new AtlasOrigin(pathValues), call.Connection.Labels).FirstOrDefault();
    }

    /// <summary>What the service says of a failure, in whichever field it says it.</summary>
    private static string? Reason(AtlasObject? item) => item?.Fields()
        .Where(field => Array.Exists(Reasons, end => field.Key.EndsWith(end, StringComparison.OrdinalIgnoreCase)))
        .Select(field => field.Value is JsonElement { ValueKind: JsonValueKind.String } text ? text.GetString() : field.Value as string)
        .FirstOrDefault(text => !string.IsNullOrWhiteSpace(text));

    /// <summary>A gateway that answers 404 says nothing of the thing: only Atlas can, and says it with a code.</summary>
    private bool SaysGone(AtlasHttpException failure) =>
        failure.SaysGone && (failure.ErrorCode is not ("GROUP_NOT_FOUND" or "ORG_NOT_FOUND") || Scopes.Contains(wait.Poll.PathNames[wait.Poll.PathNames.Length - 1]));

    private async Task<bool> Pause(TimeSpan time)
    {
        await Task.Delay(time, call.Cancellation).ConfigureAwait(false);
        return true;
    }

    private void Report(string what, string? state, TimeSpan elapsed, TimeSpan limit) =>
        call.WriteProgress(new ProgressRecord(Activity, $"Waiting for {what}", $"{state ?? "under way"}, {elapsed.TotalSeconds:0} s")
        {
            PercentComplete = timeoutSec > 0 ? (int)Math.Min(99, elapsed.TotalSeconds * 100 / limit.TotalSeconds) : -1,
        });

    private static bool Contains(string[] states, string? state) => state is not null && Array.Exists(states, known => known.Equals(state, StringComparison.OrdinalIgnoreCase));

    private static ReportedException Failed(string what, string state, string? reason) => new(
        new InvalidOperationException($"The work on {what} ended in state {state}.{(reason is null ? "" : $" {Presentable.Line(reason)}")}"), "WaitFailed", ErrorCategory.InvalidResult, what,
        "Read the thing for details, mend the cause, and begin again.");

    private static ReportedException TooLong(string what, string? state, TimeSpan limit) => new(
        new TimeoutException($"After {limit.TotalSeconds:0} s the work on {what} is still {state ?? "under way"}."), "WaitTimeout", ErrorCategory.OperationTimeout, what,
        "It goes on at Atlas. Wait longer with a greater -TimeoutSec, or look again later.");
}
