using AtlasPS.Descriptions;

namespace AtlasPS.Calls;

/// <summary>What a call is about: its operation, and the values in its path by wire name.</summary>
internal sealed record CallSubject(OperationDescription Operation, IReadOnlyDictionary<string, string> PathValues);
