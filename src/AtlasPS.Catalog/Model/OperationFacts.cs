namespace AtlasPS.Catalog;

/// <summary>One operation: a method on a path, with everything the API says of it.</summary>
public sealed class OperationFacts
{
    /// <summary>Today's operation id, e.g. <c>deleteGroupCluster</c>.</summary>
    public string Id { get; internal set; } = "";

    /// <summary>The shorter id that the Atlas CLI shows, where there is one, e.g. <c>deleteCluster</c>.</summary>
    public string? OverrideId { get; internal set; }

    /// <summary>Ids of earlier generations.</summary>
    public IReadOnlyList<string> FormerIds { get; internal set; } = [];

    /// <summary>Every id that is not today's: the Atlas CLI's, then those of earlier generations.</summary>
    public IEnumerable<string> OtherIds => new[] { OverrideId }.Concat(FormerIds).OfType<string>().Where(id => id != Id).Distinct();

    /// <summary>How the Atlas CLI calls it, e.g. <c>atlas api clusters getCluster</c>; null for a preview, which it does not reach.</summary>
    public string? CliCommand => Latest.Preview ? null : $"atlas api {Naming.Camel(Tag)} {OverrideId ?? Id}";

    /// <summary>GET, POST, PUT, PATCH or DELETE.</summary>
    public string Method { get; internal set; } = "";

    /// <summary>The path template, e.g. <c>/api/atlas/v2/groups/{groupId}/clusters/{clusterName}</c>.</summary>
    public string Path { get; internal set; } = "";

    /// <summary>The family that the API files it under, e.g. <c>Clusters</c>.</summary>
    public string Tag { get; internal set; } = "";

    /// <summary>The address of its reference page.</summary>
    public string DocsUrl { get; internal set; } = "";

    /// <summary>The roles of which the caller needs one.</summary>
    public IReadOnlyList<string> Roles { get; internal set; } = [];

    /// <summary>True when the API advises against it.</summary>
    public bool Deprecated { get; internal set; }

    /// <summary>True when the service has taken it away.</summary>
    public bool Retired { get; internal set; }

    /// <summary>The day the whole operation ends, <c>YYYY-MM-DD</c>, where one is set.</summary>
    public string? Sunset { get; internal set; }

    /// <summary>Path, query and header parameters.</summary>
    public IReadOnlyList<ParameterFacts> Parameters { get; internal set; } = [];

    /// <summary>True when the request needs a body.</summary>
    public bool BodyRequired { get; internal set; }

    /// <summary>The dated versions, oldest first, <c>preview</c> last.</summary>
    public IReadOnlyList<VersionFacts> Versions { get; internal set; } = [];

    /// <summary>The error statuses that the API documents, e.g. 400, 401, 404.</summary>
    public IReadOnlyList<int> ErrorStatuses { get; internal set; } = [];

    /// <summary>The version to use: the latest dated one, else the preview.</summary>
    public VersionFacts Latest => Versions.LastOrDefault(version => !version.Preview) ?? Versions.Last();

    /// <summary>True when the operation returns pages.</summary>
    public bool Paged => Parameter("pageNum") is not null && Parameter("itemsPerPage") is not null;

    /// <summary>The parameter of a wire name, or null.</summary>
    public ParameterFacts? Parameter(string name) => Parameters.FirstOrDefault(parameter => parameter.Name == name);

    /// <inheritdoc/>
    public override string ToString() => $"{Id} ({Method} {Path})";
}

/// <summary>A dated version of an operation.</summary>
public sealed class VersionFacts
{
    /// <summary><c>YYYY-MM-DD</c> or <c>preview</c>.</summary>
    public string Date { get; internal set; } = "";

    /// <summary>True for the preview.</summary>
    public bool Preview => Date == "preview";

    /// <summary>The kinds of answer: <c>json</c>, <c>csv</c>, <c>gzip</c>.</summary>
    public IReadOnlyList<string> Media { get; internal set; } = [];

    /// <summary>The success status that the API documents.</summary>
    public int Status { get; internal set; }

    /// <summary>The day the version ends, <c>YYYY-MM-DD</c>, where one is set.</summary>
    public string? Sunset { get; internal set; }

    /// <summary>The schema of the request body, or null.</summary>
    public SchemaFacts? Body { get; internal set; }

    /// <summary>The schema of the answer, or null for none.</summary>
    public SchemaFacts? Response { get; internal set; }

    /// <summary>The media type to ask for, e.g. <c>application/vnd.atlas.2024-08-05+json</c>.</summary>
    public string MediaType(string kind = "json") => $"application/vnd.atlas.{Date}+{kind}";
}

/// <summary>A path, query or header parameter.</summary>
public sealed class ParameterFacts
{
    /// <summary>Its name on the wire.</summary>
    public string Name { get; internal set; } = "";

    /// <summary><c>path</c>, <c>query</c> or <c>header</c>.</summary>
    public string In { get; internal set; } = "";

    /// <summary>True when the API insists on it.</summary>
    public bool Required { get; internal set; }

    /// <summary>True when the API advises against it.</summary>
    public bool Deprecated { get; internal set; }

    /// <summary>False when an array is sent as one comma-separated value; true (the default) when its name repeats.</summary>
    public bool Explode { get; internal set; } = true;

    /// <summary>Its type and bounds.</summary>
    public SchemaFacts Schema { get; internal set; } = new();
}
