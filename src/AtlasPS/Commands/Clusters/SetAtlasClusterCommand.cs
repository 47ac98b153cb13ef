using System.Management.Automation;
using System.Text.Json;
using AtlasPS.Binding;
using AtlasPS.Completion;

namespace AtlasPS.Commands;

/// <content>The nodes in a few words: the present specification is read, and what is named is changed in it.</content>
public sealed partial class SetAtlasClusterCommand
{
    /// <summary>The cloud to move to; with <c>-Region</c>.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ClusterCompleter))]
    public string? CloudProvider { get; set; }

    /// <summary>The region that is meant, or for a cluster in one region the one to move to.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ClusterCompleter))]
    public string? Region { get; set; }

    /// <summary>The size of the nodes that hold data. Analytics nodes keep theirs.</summary>
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

    /// <summary>True to let Atlas change size and storage with the load; <c>-AutoScale:$false</c> to stop it.</summary>
    [Parameter]
    public SwitchParameter AutoScale { get; set; }

    private ClusterShape Shape => new(CloudProvider, Region, Tier, NodeCount, DiskSizeGB, MyInvocation.BoundParameters.ContainsKey(nameof(AutoScale)) ? AutoScale.IsPresent : null);

    private protected override IReadOnlyDictionary<string, string> Complete(IDictionary<string, object?> body, Func<Descriptions.OperationDescription, AtlasObject?> readPresent)
    {
        if (Shape.IsEmpty)
            return base.Complete(body, readPresent);
        if (body.ContainsKey("replicationSpecs"))
            throw new AtlasInputException("ExclusiveParameters", $"The whole layout was given, and {Shape} too.", "Give either -ReplicationSpec, or single settings of the nodes.", ClusterName);
        if (readPresent(CommandDescription.Wait!.Poll)?.Element is not { ValueKind: JsonValueKind.Object } present || !present.TryGetProperty("replicationSpecs", out var specs))
            throw new AtlasInputException("NotReadable", $"Atlas does not say which nodes cluster '{ClusterName}' has.", "Give the whole layout in -ReplicationSpec.", ClusterName);
        body["replicationSpecs"] = JsonDocument.Parse(Shape.Change(ClusterName ?? "", specs).ToJsonString()).RootElement;
        return new Dictionary<string, string> { ["replicationSpecs"] = Shape.ToString() };
    }
}
