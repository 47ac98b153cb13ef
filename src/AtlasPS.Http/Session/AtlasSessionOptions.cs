using AtlasPS.Http.Timing;

namespace AtlasPS.Http;

/// <summary>What a session is made from.</summary>
public sealed class AtlasSessionOptions
{
    /// <summary>Creates options for a credential.</summary>
    public AtlasSessionOptions(AtlasCredential credential) => Credential = credential;

    /// <summary>Atlas's public address, where nothing else is said.</summary>
    public static Uri DefaultBaseAddress { get; } = new("https://cloud.mongodb.com/");

    /// <summary>Who calls.</summary>
    public AtlasCredential Credential { get; }

    /// <summary>Where Atlas is: https, or http on loopback only.</summary>
    public Uri BaseAddress { get; set; } = DefaultBaseAddress;

    /// <summary>The User-Agent header, e.g. <c>AtlasPS/0.1.0 (PowerShell 7.6.0; Debian 12)</c>.</summary>
    public string UserAgent { get; set; } = "AtlasPS";

    /// <summary>The whole time that one call may take, retries and waits included. 300 s unless set.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(300);

    /// <summary>How often a call is tried again at most, 0 to 100.</summary>
    public int MaximumRetryCount { get; set; } = 5;

    /// <summary>The wait before each retry, where Atlas does not ask for another, up to a day; null for waits that grow.</summary>
    public TimeSpan? RetryInterval { get; set; }

    /// <summary>Proxy, certificates and what else belongs to the connection.</summary>
    public AtlasConnectionOptions Connection { get; set; } = new();

    /// <summary>The pace of retries, renewals and connections.</summary>
    internal Pace Pace { get; set; } = new();
}
