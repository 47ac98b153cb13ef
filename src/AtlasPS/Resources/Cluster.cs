namespace AtlasPS;

/// <content>What a person asks of a cluster first. Atlas says it once for every region of every shard; here it is in one word.</content>
public partial class Cluster
{
    /// <summary>The size of the nodes that hold data and can be elected, e.g. <c>M30</c>; several where shards or regions differ.</summary>
    public string? Tier => Joined(Regions.Select(region => region.ElectableSpecs?.InstanceSize));

    /// <summary>Cloud and region, e.g. <c>AWS/US_EAST_1</c>; several where the cluster spans them. For a shared cluster the cloud that it really runs on.</summary>
    public string? Region => Joined(Regions.Select(region => region.RegionName is { } name ? $"{region.BackingProviderName ?? region.ProviderName}/{name}" : null));

    /// <summary>All nodes of all shards and regions: electable, read-only and analytics.</summary>
    public int NodeCount => Regions.Sum(region =>
        (region.ElectableSpecs?.NodeCount ?? 0) + (region.ReadOnlySpecs?.NodeCount ?? 0) + (region.AnalyticsSpecs?.NodeCount ?? 0));

    /// <summary>The storage of one node in gigabytes: the largest, where they differ.</summary>
    public double? DiskSizeGB => Regions.Max(region => region.ElectableSpecs?.DiskSizeGB);

    private IEnumerable<RegionConfig> Regions => (ReplicationSpecs ?? []).Where(spec => spec is not null)
        .SelectMany(spec => spec.RegionConfigs ?? []).Where(region => region is not null);

    private static string? Joined(IEnumerable<string?> values) => string.Join(", ", values.Where(value => value is not null).Distinct()) is { Length: > 0 } text ? text : null;
}
