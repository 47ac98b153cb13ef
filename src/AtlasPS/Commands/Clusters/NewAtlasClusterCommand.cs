using System.Management.Automation;
using AtlasPS.Completion;

namespace AtlasPS.Commands;

/// <content>The nodes in a few words, instead of the specification.</content>
public sealed partial class NewAtlasClusterCommand
{
    /// <summary>The cloud: AWS, AZURE or GCP.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ClusterCompleter))]
    public string? CloudProvider { get; set; }

    /// <summary>The region, in the spelling of Atlas.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ClusterCompleter))]
    public string? Region { get; set; }

    /// <summary>The size of the nodes.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ClusterCompleter))]
    public string? Tier { get; set; }

    /// <summary>How many electable nodes: 3, 5 or 7.</summary>
    [Parameter]
    [ValidateRange(1, 50)]
    public int? NodeCount { get; set; }

    /// <summary>The storage of a node in gigabytes.</summary>
    [Parameter]
    [ValidateRange(1, 65536)]
    public double? DiskSizeGB { get; set; }

    /// <summary>True to let Atlas change size and storage with the load.</summary>
    [Parameter]
    public SwitchParameter AutoScale { get; set; }

    private ClusterShape Shape => new(CloudProvider, Region, Tier, NodeCount, DiskSizeGB, MyInvocation.BoundParameters.ContainsKey(nameof(AutoScale)) ? AutoScale.IsPresent : null);

    private protected override IReadOnlyDictionary<string, string> Complete(IDictionary<string, object?> body, Func<Descriptions.OperationDescription, AtlasObject?> readPresent)
    {
        if (Shape.IsEmpty || body.ContainsKey("replicationSpecs"))
            return base.Complete(body, readPresent);
        body["replicationSpecs"] = System.Text.Json.JsonDocument.Parse(Shape.Create().ToJsonString()).RootElement;
        if (!body.ContainsKey("clusterType"))
            body["clusterType"] = "REPLICASET";
        return new Dictionary<string, string> { ["replicationSpecs"] = Shape.ToString() };
    }
}
