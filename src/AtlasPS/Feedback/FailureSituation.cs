namespace AtlasPS.Feedback;

/// <summary>What a cmdlet was about when a call failed: everything that an error record says beyond what Atlas said.</summary>
internal sealed class FailureSituation
{
    /// <summary>The offending input.</summary>
    public object? Target { get; set; }

    /// <summary>e.g. <c>Cluster 'Cluster1'</c>; null where nothing single was asked for.</summary>
    public string? Thing { get; set; }

    /// <summary>True when the thing is itself a project or an organization.</summary>
    public bool ThingIsScope { get; set; }

    /// <summary>e.g. <c> in project 'Payments'</c>, or nothing.</summary>
    public string Scope { get; set; } = "";

    /// <summary>e.g. <c>clusters</c>.</summary>
    public string Plural { get; set; } = "";

    /// <summary>e.g. <c> of the project</c>.</summary>
    public string ListScope { get; set; } = "";

    /// <summary>The cmdlet that lists such things.</summary>
    public string? ListCommand { get; set; }

    /// <summary>The cmdlet that shows whether a change was carried out.</summary>
    public string? LookCommand { get; set; }

    /// <summary>The nearest existing name.</summary>
    public string? Suggestion { get; set; }

    /// <summary>How the thing of that name is found that there is, e.g. <c>-DatabaseName '$external'</c>.</summary>
    public string? Elsewhere { get; set; }

    /// <summary>The roles of which the operation needs one.</summary>
    public IReadOnlyList<string> Roles { get; set; } = [];
}
