using System.Globalization;

namespace AtlasPS.Http.Limits;

/// <summary>A request in a bucket: its number, and how many had left when it entered.</summary>
internal readonly record struct Ticket(long Number, long LeftBefore);

/// <summary>
/// Our picture of one of Atlas's token buckets, drawn from answers alone. Times are seconds on the gate's clock.
/// </summary>
/// <remarks>
/// <para>The level goes down with every request sent and up as the bucket is filled, and every answer corrects it, so that mistakes do not add up. While nothing is known,
/// nothing is held back.</para>
/// <para>Sending is free as long as the level stays above a small reserve. From there on requests are spaced as the bucket is filled. How fast that is shows
/// in what answers say is left; before that it is taken to be the limit in a minute. The reserve bears what the estimate is off by, what others
/// take from the same bucket, and answers that overtake each other. Where no answer says what is left, two refusals do: everything let through between
/// them is what was filled in.</para>
/// <para>A refusal stops everybody until the time that it names, and so does a service that says when it will be there again. Then one request goes ahead, and the others
/// follow its answer. A bucket that is filled once a minute
/// fits the same picture: it is emptied, a request finds it empty, and all wait for the time that its answer names.</para>
/// <para>Whoever is first in line never waits longer for the bucket to fill than Atlas has asked for so far, and no more than a second before it ever did: what
/// was seen may mislead, and asking costs one refusal.</para>
/// </remarks>
internal sealed class Bucket
{
    /// <summary>How long the first in line waits at most, before Atlas has asked for more.</summary>
    private const double Patience = 1;

    /// <summary>A limit is one for a minute unless seen otherwise.</summary>
    private const double Minute = 60;

    /// <summary>Filling that was watched this long is known; after the shorter time there is a first idea of it.</summary>
    private const double LongEnough = 10;
    private const double FirstIdea = 0.25;

    /// <summary>Nothing is blocked for longer than a day, whatever an answer asks for.</summary>
    private const double Longest = 86400;

    /// <summary>Above this part of the limit a bucket may be full, and what is filled in then is lost.</summary>
    private const double NearlyFull = 0.9;

    /// <summary>Where only refusals tell how fast a bucket is filled, a little less is used of it.</summary>
    private const double Margin = 0.98;

    private int? _limit;
    private double? _level;
    private bool _levelIsTold;
    private double _at;

    private double? _rate;
    private bool _rateIsKnown;
    private (double At, double Filled)? _mark;

    private bool _wasRefused;
    private bool _isProbing;
    private double _blockedUntil;
    private int _blockedBy;
    private double _patience = Patience;
    private long _sentBeforeProbe;

    private long _sent;
    private long _left;
    private long _used;

    private long InFlight => _sent - _left;

    private double Reserve => _limit is { } limit ? Math.Min(limit / 20.0, 16) : 1;

    /// <summary>Requests a second that the bucket is filled with; null where there is no idea.</summary>
    private double? Rate => (_rate, _limit / Minute) switch
    {
        ({ } known, _) when _rateIsKnown => known,
        ({ } seen, { } usual) => Math.Max(seen, usual),
        var (seen, usual) => seen ?? usual ?? (_levelIsTold ? 1 : null),
    };

    /// <summary>Seconds until somebody with so many before him in line may send; 0 for now.</summary>
    public double Due(int ahead, double now)
    {
        double patience = Math.Max(0, _at + ((ahead + 1) * _patience) - now);
        if (Blocked(now) is > 0 and var blocked)
            return blocked;
        if (_isProbing)
            return ahead == 0 && InFlight == 0 ? 0 : Math.Max(0, _at + ((ahead + 1) * Patience) - now);
        if (_level is null || Rate is not { } rate)
            return 0;
        double missing = 1 + Reserve + ahead - Level(now);
        if (missing <= 0)
            return 0;
        // Empty, and Atlas has said before how long that may last.
        bool isEmpty = _levelIsTold && _wasRefused && _level < 1;
        return isEmpty ? patience : Math.Min(patience, missing / rate);
    }

    /// <summary>Seconds until the time that an answer named; 0 where none did, or it is over.</summary>
    public double Blocked(double now) => Math.Max(0, _blockedUntil - now);

    /// <summary>The status of that answer; null when nothing is blocked.</summary>
    public int? BlockedBy(double now) => Blocked(now) > 0 ? _blockedBy : null;

    /// <summary>True when the present wait follows from what Atlas said or did, and not from a guess.</summary>
    public bool IsCertain(double now) => Blocked(now) > 0 || (_rateIsKnown && !_isProbing);

    /// <summary>True when nothing of what is known here can make a difference any more.</summary>
    public bool IsForgettable(double now) => InFlight == 0 && Blocked(now) <= 0 && now - _at > Minute;

    /// <summary>The present wait in words.</summary>
    public string Reason(double now)
    {
        if (Blocked(now) > 0)
            return $"{Text(_blockedBy)} to an earlier request of the same kind";
        if (_isProbing)
            return "one request goes ahead of the others";
        string pace = $"{Text(1 / (Rate ?? 1))} s between requests";
        return _levelIsTold ? $"{Text(Math.Max(0, Math.Floor(_level ?? 0)))}{(_limit is { } limit ? $" of {Text(limit)}" : "")} requests left; {pace}" : pace;
    }

    /// <summary>Counts a request that is about to be sent.</summary>
    public Ticket Enter(double now)
    {
        if (_level is not null)
            _level = Level(now) - 1;
        _at = now;
        return new Ticket(++_sent, _left);
    }

    /// <summary>Takes note of what became of a request.</summary>
    public void Leave(Ticket ticket, in LimitReport report, double now)
    {
        _left++;
        _limit = report.Limit ?? _limit;
        if (report.IsRefusal)
            Refused(report, now);
        else
            Passed(ticket, report, now);
        if (report.Wait is > 0)
            Block(report.Status, report.Wait.Value, now);
    }

    /// <summary>
    /// Whether the answer to a request that has not left yet says of this bucket what was to be expected; null where nothing was, or where any bucket would have said the same.
    /// </summary>
    public bool? Expected(Ticket ticket, in LimitReport report, double now)
    {
        if (_level is null || report.Remaining is not { } remaining)
            return null;
        if (report.Limit != _limit)
            return false;
        double tolerance = 2 + ((_limit ?? 0) / 20.0) + (Overtaken(ticket) / 2.0);
        double level = Level(now);
        if (level < Least(ticket, remaining) - tolerance || level > Most(ticket, remaining) + tolerance)
            return false;
        return remaining >= NearlyFull * _limit ? null : true;
    }

    private static string Text(double number) => number.ToString("0.###", CultureInfo.InvariantCulture);

    private double Level(double now)
    {
        double level = (_level ?? 0) + ((Rate ?? 0) * (now - _at));
        return _limit is { } limit ? Math.Min(limit, level) : level;
    }

    /// <summary>How many requests were under way together with one, and may have come before or after it.</summary>
    private long Overtaken(Ticket ticket) => InFlight + _left - ticket.LeftBefore;

    /// <summary>What is left at least, when so much was left after a request: everything that was under way together with it came after it.</summary>
    private double Least(Ticket ticket, int remaining) => remaining - Overtaken(ticket);

    /// <summary>What is left if requests came in the order in which they were sent: those sent after it came after it.</summary>
    private double Most(Ticket ticket, int remaining) => remaining - (_sent - ticket.Number);

    private void Learn(Ticket ticket, int remaining, double now)
    {
        double most = Most(ticket, remaining);
        Measure(most + InFlight + _used, remaining >= NearlyFull * _limit, now);
        double expected = _level is null ? most : Level(now);
        (_level, _levelIsTold, _at) = (Math.Min(most, Math.Max(expected, Least(ticket, remaining))), true, now);
    }

    private void Passed(Ticket ticket, in LimitReport report, double now)
    {
        // Without an answer it may have been counted all the same.
        _used++;
        if (report.IsAnswer && ticket.Number > _sentBeforeProbe)
            _isProbing = false;
        if (report.Remaining is { } remaining)
            Learn(ticket, remaining, now);
        else if (report.IsSuccess && _levelIsTold)
            // It was let through in silence: what was told before is worth no more.
            (_level, _levelIsTold) = (null, false);
    }

    private void Refused(in LimitReport report, double now)
    {
        (_isProbing, _sentBeforeProbe) = (true, _sent);
        // One that names no time may have other reasons than an empty bucket.
        if (report.Wait is not > 0)
            return;
        Measure(_used, false, now);
        if (report.Rate is { } said)
            (_rate, _rateIsKnown) = (said, true);
        (_level, _at, _wasRefused) = (0, now, true);
        _patience = Math.Max(_patience, Math.Min(report.Wait.Value, Minute));
    }

    private void Block(int status, double seconds, double now)
    {
        (_isProbing, _sentBeforeProbe) = (true, _sent);
        double until = now + Math.Min(seconds, Longest);
        if (until > _blockedUntil)
            (_blockedUntil, _blockedBy) = (until, status);
    }

    /// <summary>Watches the filling: what is left and what was used together grow by what was filled in.</summary>
    private void Measure(double filled, bool isNearlyFull, double now)
    {
        var mark = _mark ?? (now, filled);
        double time = now - mark.At;
        double? seen = filled > mark.Filled && time >= FirstIdea ? (filled - mark.Filled) / time * (_levelIsTold ? 1 : Margin) : null;
        if (isNearlyFull)
        {
            // At least so fast: some of it may have been lost.
            if (seen > (Rate ?? 0))
                (_rate, _rateIsKnown) = (seen, false);
        }
        else if (time >= LongEnough)
        {
            (_rate, _rateIsKnown) = (seen, seen is not null);
        }
        else if (time >= FirstIdea && !_rateIsKnown)
        {
            _rate = seen;
        }

        _mark = isNearlyFull || time >= LongEnough ? (now, filled) : mark;
    }
}
