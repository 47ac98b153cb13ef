namespace AtlasPS.Simulator.Authentication;

/// <summary>Who sent a request, once that is proven.</summary>
internal sealed record Caller(string Name, bool ReadOnly);
