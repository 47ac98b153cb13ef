using System.Text.Json.Nodes;

namespace AtlasPS.Simulator.Store;

/// <summary>Many documents that are made when they are asked for, so that half a million of them cost no memory.</summary>
/// <param name="Count">How many there are.</param>
/// <param name="Make">Makes the one of an index from 0.</param>
/// <param name="IndexOf">The index of the one with a key, or null.</param>
internal sealed record GeneratedDocuments(int Count, Func<int, JsonObject> Make, Func<IReadOnlyList<string>, int?> IndexOf);
