using System.Text.Json;
using System.Text.Json.Nodes;
using AtlasPS.Binding;

namespace AtlasPS.Commands;

/// <summary>
/// The nodes of a cluster in the few words that people use, and the specification that Atlas takes: one for every shard, and in it one for every region. What is not named stays as it is.
/// </summary>
internal sealed record ClusterShape(string? CloudProvider, string? Region, string? Tier, int? NodeCount, double? DiskSizeGB, bool? AutoScale)
{
    private const string Shared = "TENANT";
    private static readonly string[] Sizes = ["M10", "M20", "M30", "M40", "M50", "M60", "M80", "M140", "M200", "M300", "M400", "M700"];
    private static readonly string[] Free = ["M0", "M2", "M5"];
    private static readonly string[] Kinds = ["electableSpecs", "readOnlySpecs", "analyticsSpecs"];

    /// <summary>True when nothing was said of the nodes.</summary>
    public bool IsEmpty => CloudProvider is null && Region is null && Tier is null && NodeCount is null && DiskSizeGB is null && AutoScale is null;

    /// <summary>The given settings, as <c>-WhatIf</c> shows them.</summary>
    public override string ToString() => string.Join(", ", new (string Name, object? Value)[]
    {
        (nameof(CloudProvider), Quoted(CloudProvider)), (nameof(Region), Quoted(Region)), (nameof(Tier), Quoted(Tier)), (nameof(NodeCount), NodeCount), (nameof(DiskSizeGB), DiskSizeGB), (nameof(AutoScale), AutoScale),
    }.Where(setting => setting.Value is not null).Select(setting => FormattableString.Invariant($"{setting.Name} = {setting.Value}")));

    /// <summary>The specification of a new cluster: one shard in one region.</summary>
    /// <exception cref="AtlasInputException">The cloud, the region or the size is missing.</exception>
    public JsonArray Create()
    {
        var electable = new JsonObject { ["instanceSize"] = Needed(Tier, nameof(Tier), "M10") };
        var region = new JsonObject { ["providerName"] = Needed(CloudProvider, nameof(CloudProvider), "AWS"), ["regionName"] = Needed(Region, nameof(Region), "EU_WEST_1"), ["priority"] = 7, ["electableSpecs"] = electable };
        if (Array.IndexOf(Free, Tier) >= 0)
            (region["backingProviderName"], region["providerName"]) = (CloudProvider, Shared);
        else
            electable["nodeCount"] = NodeCount ?? 3;
        if (DiskSizeGB is { } size)
            electable["diskSizeGB"] = size;
        if (AutoScale is { } scales)
            region["autoScaling"] = Scaling(null, scales, Tier!);
        return [new JsonObject { ["regionConfigs"] = new JsonArray(region) }];
    }

    /// <summary>The specification of a cluster with what was named changed.</summary>
    /// <param name="cluster">The name of the cluster, for errors.</param>
    /// <param name="present">The specification that Atlas has.</param>
    /// <exception cref="AtlasInputException">What was named fits several regions or shards that differ.</exception>
    public JsonArray Change(string cluster, JsonElement present)
    {
        var specs = JsonNode.Parse(present.GetRawText())!.AsArray();
        var all = specs.Select(spec => spec?["regionConfigs"]).OfType<JsonArray>().SelectMany(regions => regions).OfType<JsonObject>().ToList();
        var chosen = Choose(cluster, all);
        foreach (var region in chosen)
        {
            if (CloudProvider is { } cloud)
                region["providerName"] = cloud;
            if (Region is { } name)
                region["regionName"] = name;
            if (NodeCount is { } count && region["electableSpecs"] is JsonObject electable)
                electable["nodeCount"] = count;
            if (AutoScale is { } scales)
                region["autoScaling"] = Scaling(region["autoScaling"] as JsonObject, scales, Tier ?? region["electableSpecs"]?["instanceSize"]?.ToString() ?? Sizes[0]);
        }

        // Atlas has one size for the nodes that hold data, and one disk for all nodes.
        foreach (var region in Region is null ? all : chosen)
            SetHardware(region);
        return specs;
    }

    private void SetHardware(JsonObject region)
    {
        foreach (string kind in Kinds)
        {
            if (region[kind] is not JsonObject hardware)
                continue;
            if (Tier is { } tier && kind != "analyticsSpecs")
                hardware["instanceSize"] = tier;
            if (DiskSizeGB is { } size)
                hardware["diskSizeGB"] = size;
        }
    }

    private List<JsonObject> Choose(string cluster, List<JsonObject> all)
    {
        string[] names = [.. all.Select(region => region["regionName"]?.ToString() ?? "").Distinct()];
        if (Tier is not null && Region is null && all.Select(region => region["electableSpecs"]?["instanceSize"]?.ToString()).Distinct().Count() > 1)
            throw Ambiguous(cluster, "regions or shards of different sizes", names);
        if (Region is { } wanted && names.Contains(wanted, StringComparer.OrdinalIgnoreCase))
            return [.. all.Where(region => wanted.Equals(region["regionName"]?.ToString(), StringComparison.OrdinalIgnoreCase))];
        if (names.Length > 1 && (Region is not null || NodeCount is not null || CloudProvider is not null))
            throw Ambiguous(cluster, $"{names.Length} regions", names);
        return all;
    }

    private static AtlasInputException Ambiguous(string cluster, string what, string[] names) => new("AmbiguousRegion", $"Cluster '{cluster}' has {what}, so that it is not clear which are meant.",
        $"Give -Region one of {string.Join(", ", names)}, or the whole layout in -ReplicationSpec.", cluster);

    /// <summary>Atlas wants to know how far it may go: two sizes up, unless a limit is there already.</summary>
    private static JsonObject Scaling(JsonObject? present, bool on, string tier)
    {
        var scaling = present ?? [];
        if (scaling["diskGB"] is not JsonObject disk)
            scaling["diskGB"] = disk = [];
        if (scaling["compute"] is not JsonObject compute)
            scaling["compute"] = compute = [];
        disk["enabled"] = on;
        compute["enabled"] = on;
        if (on && compute["maxInstanceSize"] is null)
            compute["maxInstanceSize"] = Sizes[Math.Min(Math.Max(Array.IndexOf(Sizes, tier), 0) + 2, Sizes.Length - 1)];
        return scaling;
    }

    private static string Needed(string? value, string name, string example) =>
        value ?? throw new AtlasInputException("MissingValue", $"{name} is missing.", $"Give -{name}, such as {example}, or the whole layout in -ReplicationSpec.", null);

    private static string? Quoted(string? text) => text is null ? null : $"'{text}'";
}
