namespace AtlasPS.Benchmarks.Soak;

/// <summary>What happens to a request.</summary>
internal enum Fault
{
    /// <summary>Nothing: it is answered.</summary>
    None,

    /// <summary>It is answered late.</summary>
    Slow,

    /// <summary>The connection breaks before anything is done.</summary>
    Reset,

    /// <summary>What was asked is done, and then the connection breaks.</summary>
    LostReply,

    /// <summary>What was asked is done, and the answer is cut in the middle.</summary>
    CutBody,

    /// <summary>429, and not to be sent again for no time at all.</summary>
    Limited,

    /// <summary>500.</summary>
    Broken,

    /// <summary>503 with a page for people, from something in between; nothing is done.</summary>
    Unavailable,

    /// <summary>504 from something in between, after what was asked was done.</summary>
    GatewayTimeout,

    /// <summary>The nonce is not known any more.</summary>
    ForgottenNonce,

    /// <summary>200 with half of a JSON document, sent as if it were whole; what was asked is done.</summary>
    BrokenJson,
}
