namespace AtlasPS.Benchmarks.Work;

/// <summary>What a piece of work took, measured in a process of its own.</summary>
/// <param name="Milliseconds">The time of each run after the first, which only warms up.</param>
/// <param name="Count">How many objects came out of the last run.</param>
/// <param name="InOrder">True when they came in the order that they have at the server.</param>
/// <param name="KeptMegabytes">What the result of the last run holds of the managed heap; 0 where nothing was kept.</param>
/// <param name="GrowthMegabytes">By how much the process grew at most during the last run.</param>
internal sealed record Sample(double[] Milliseconds, int Count, bool InOrder, double KeptMegabytes, double GrowthMegabytes)
{
    public double Median => Milliseconds.Order().ElementAt(Milliseconds.Length / 2);
}
