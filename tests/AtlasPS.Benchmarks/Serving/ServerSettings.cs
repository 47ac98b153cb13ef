using System.Globalization;

namespace AtlasPS.Benchmarks.Serving;

/// <summary>How a server behaves. It travels to the server's process as arguments.</summary>
internal sealed record ServerSettings
{
    /// <summary>How many users the list has.</summary>
    public int Users { get; init; } = Content.Users;

    /// <summary>What every answer waits.</summary>
    public TimeSpan Latency { get; init; }

    /// <summary>How long a nonce serves.</summary>
    public TimeSpan NonceLifetime { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>How many requests a minute are answered; 0 for any number.</summary>
    public int RequestsPerMinute { get; init; }

    public string[] ToArguments() =>
        [.. new[] { Users, Latency.TotalMilliseconds, NonceLifetime.TotalMilliseconds, RequestsPerMinute }.Select(value => value.ToString(CultureInfo.InvariantCulture))];

    public static ServerSettings Of(string[] arguments) => new()
    {
        Users = int.Parse(arguments[0], CultureInfo.InvariantCulture),
        Latency = TimeSpan.FromMilliseconds(double.Parse(arguments[1], CultureInfo.InvariantCulture)),
        NonceLifetime = TimeSpan.FromMilliseconds(double.Parse(arguments[2], CultureInfo.InvariantCulture)),
        RequestsPerMinute = int.Parse(arguments[3], CultureInfo.InvariantCulture),
    };
}
