using AtlasPS.Http.Addresses;
using AtlasPS.Http.Calls;
using AtlasPS.Http.Limits;
using AtlasPS.Http.Timing;

namespace AtlasPS.Http.Authentication;

/// <summary>The means of a credential to make its authenticator.</summary>
/// <param name="Address">Where Atlas is.</param>
/// <param name="Pace">When tokens are renewed, and the clock.</param>
/// <param name="OpenPipeline">Opens a pipeline of the authenticator's own, for calls such as those for a token: how its calls prove who calls, and what keeps them within the limits.</param>
internal sealed record AuthenticationContext(AtlasAddress Address, Pace Pace, Func<Authenticator, LimitGate, SendCall> OpenPipeline);

/// <summary>Sends a call.</summary>
internal delegate Task<AtlasResponse> SendCall(AtlasCall call, CancellationToken cancellationToken);
