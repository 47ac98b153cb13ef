using AtlasPS.Tests;
using Xunit.Abstractions;

[assembly: TestCollectionOrderer("AtlasPS.Tests.LongestFirst", "AtlasPS.Tests")]
// Many tests wait: for a process, a time limit, a silent server. One thread more than a small machine has cores keeps its cores at work.
[assembly: CollectionBehavior(MaxParallelThreads = 3)]

namespace AtlasPS.Tests;

/// <summary>Starts the tests that run PowerShell in processes of its own first. Started last, the longest of them would end alone.</summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    public IEnumerable<ITestCollection> OrderTestCollections(IEnumerable<ITestCollection> testCollections) =>
        testCollections.OrderByDescending(collection => Weight(collection.DisplayName)).ThenBy(collection => collection.DisplayName, StringComparer.Ordinal);

    private static int Weight(string name) => name switch
    {
        _ when name.Contains(".Pester.", StringComparison.Ordinal) && !name.Contains(".Desktop", StringComparison.Ordinal) => 3,
        _ when name.Contains(".Pester.", StringComparison.Ordinal) => 2,
        _ when name.Contains(".Sandbox.", StringComparison.Ordinal) => 1,
        _ => 0,
    };
}
