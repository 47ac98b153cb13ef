using AtlasPS.Simulator.Families;

namespace AtlasPS.Simulator;

/// <summary>The settings of a simulator. Each has a default that suits a sandbox.</summary>
public sealed class SimulatorOptions
{
    /// <summary>The public part of the API key that may do everything.</summary>
    public const string DefaultPublicKey = "abcdefgh";

    /// <summary>The private part of <see cref="DefaultPublicKey"/>.</summary>
    public const string DefaultPrivateKey = "00000000-aaaa-4bbb-8ccc-000000000001";

    /// <summary>The public part of the API key that may only read.</summary>
    public const string DefaultReadOnlyPublicKey = "readonly";

    /// <summary>The private part of <see cref="DefaultReadOnlyPublicKey"/>.</summary>
    public const string DefaultReadOnlyPrivateKey = "00000000-aaaa-4bbb-8ccc-000000000002";

    /// <summary>The id of the service account.</summary>
    public const string DefaultClientId = "mdb_sa_id_000000000000000000000001";

    /// <summary>The secret of the service account.</summary>
    public const string DefaultClientSecret = "mdb_sa_sk_sandbox";

    /// <summary>An access token that never expires.</summary>
    public const string DefaultAccessToken = "sandbox-access-token";

    /// <summary>The port on 127.0.0.1; 0 takes a free one.</summary>
    public int Port { get; set; }

    /// <summary>The public part of the API key that may do everything.</summary>
    public string PublicKey { get; set; } = DefaultPublicKey;

    /// <summary>Its private part.</summary>
    public string PrivateKey { get; set; } = DefaultPrivateKey;

    /// <summary>The public part of the API key that may only read: its changes are refused with 403.</summary>
    public string ReadOnlyPublicKey { get; set; } = DefaultReadOnlyPublicKey;

    /// <summary>Its private part.</summary>
    public string ReadOnlyPrivateKey { get; set; } = DefaultReadOnlyPrivateKey;

    /// <summary>The id of the service account.</summary>
    public string ClientId { get; set; } = DefaultClientId;

    /// <summary>The secret of the service account.</summary>
    public string ClientSecret { get; set; } = DefaultClientSecret;

    /// <summary>An access token that is live from the start and never expires.</summary>
    public string AccessToken { get; set; } = DefaultAccessToken;

    /// <summary>True to offer SHA-256 digests before MD5.</summary>
    public bool OfferSha256 { get; set; }

    /// <summary>How long a nonce serves. 5 minutes unless set.</summary>
    public TimeSpan NonceLifetime { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>How long an issued access token lives. One hour unless set.</summary>
    public TimeSpan TokenLifetime { get; set; } = TimeSpan.FromHours(1);

    /// <summary>How many tokens a client may ask for within a minute before it gets 429.</summary>
    public int TokenRequestsPerMinute { get; set; } = 10;

    /// <summary>
    /// How many requests a minute are answered: so many at once, and then as they are refilled, for what reads and for what changes in each project and organization. More get
    /// 429 with Retry-After. 0, the default, answers any number.
    /// </summary>
    public int RequestsPerMinute { get; set; }

    /// <summary>False to leave out the headers that say what is left of a limit, as the service sometimes does.</summary>
    public bool TellsRateLimits { get; set; } = true;

    /// <summary>How long an asynchronous change takes, a cluster's creation for one. 1.5 s unless set.</summary>
    public TimeSpan ChangeTime { get; set; } = TimeSpan.FromSeconds(1.5);

    /// <summary>How many further database users the project Payments has, 0 or more.</summary>
    public int DatabaseUsers { get; set; }

    /// <summary>The clock: nonces, tokens, limits, sunsets and changes follow it.</summary>
    public TimeProvider Clock { get; set; } = TimeProvider.System;
}
