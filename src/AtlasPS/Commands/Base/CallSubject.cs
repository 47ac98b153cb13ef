using AtlasPS.Operations;

namespace AtlasPS.Commands;

/// <summary>What a call is about: its operation, and the values in its path by wire name.</summary>
internal sealed record CallSubject(OperationInfo Operation, IReadOnlyDictionary<string, string> PathValues);
