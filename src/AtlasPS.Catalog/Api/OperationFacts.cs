namespace AtlasPS.Catalog;

/// <summary>One operation: a method on a path, with everything the API says of it.</summary>
public sealed record OperationFacts
{
    /// <summary>Today's operation id, e.g. <c>deleteGroupCluster</c>.</summary>
    public string Id { get; init; } = "";

    /// <summary>The shorter id that the Atlas CLI shows, where there is one, e.g. <c>deleteCluster</c>.</summary>
    public string? OverrideId { get; init; }

    /// <summary>Ids of earlier generations.</summary>
    public EquatableList<string> FormerIds { get; init; } = [];

    /// <summary>Every id that is not today's: the Atlas CLI's, then those of earlier generations.</summary>
    public IEnumerable<string> OtherIds => new[] { OverrideId }.Concat(FormerIds).OfType<string>().Where(id => id != Id).Distinct();

    /// <summary>How the Atlas CLI calls it, e.g. <c>atlas api clusters getCluster</c>; null for a preview, which it does not reach.</summary>
    public string? CliCommand => Latest.Preview ? null : $"atlas api {Naming.Camel(Tag)} {OverrideId ?? Id}";

    /// <summary>GET, POST, PUT, PATCH or DELETE.</summary>
    public string Method { get; init; } = "";

    /// <summary>The path template, e.g. <c>/api/atlas/v2/groups/{groupId}/clusters/{clusterName}</c>.</summary>
    public string Path { get; init; } = "";

    /// <summary>The family that the API files it under, e.g. <c>Clusters</c>.</summary>
    public string Tag { get; init; } = "";

    /// <summary>The address of its reference page.</summary>
    public string DocsUrl { get; init; } = "";

    /// <summary>The roles of which the caller needs one.</summary>
    public EquatableList<string> Roles { get; init; } = [];

    /// <summary>True when the API advises against it.</summary>
    public bool Deprecated { get; init; }

    /// <summary>True when the service has taken it away.</summary>
    public bool Retired { get; init; }

    /// <summary>The day the whole operation ends, <c>YYYY-MM-DD</c>, where one is set.</summary>
    public string? Sunset { get; init; }

    /// <summary>Path, query and header parameters.</summary>
    public EquatableList<ParameterFacts> Parameters { get; init; } = [];

    /// <summary>True when the request needs a body.</summary>
    public bool BodyRequired { get; init; }

    /// <summary>The dated versions, oldest first, <c>preview</c> last.</summary>
    public EquatableList<VersionFacts> Versions { get; init; } = [];

    /// <summary>The error statuses that the API documents, e.g. 400, 401, 404.</summary>
    public EquatableList<int> ErrorStatuses { get; init; } = [];

    /// <summary>The version to use: the latest dated one, else the preview.</summary>
    public VersionFacts Latest => Versions.LastOrDefault(version => !version.Preview) ?? Versions.Last();

    /// <summary>The names in braces of the path, in its order.</summary>
    public IEnumerable<string> PathNames => Path.Split('{').Skip(1).Select(part => part.Substring(0, part.IndexOf('}')));

    /// <summary>The kind of file that it answers with, such as <c>gzip</c>; null where it answers with JSON alone.</summary>
    public string? FileMedia => Latest.Media.FirstOrDefault(kind => kind != "json");

    /// <summary>True when the API advises against it, or has taken it away.</summary>
    public bool IsOutdated => Deprecated || Retired;

    /// <summary>True when the operation returns pages.</summary>
    public bool Paged => Parameter("pageNum") is not null && Parameter("itemsPerPage") is not null;

    /// <summary>The parameter of a wire name, or null.</summary>
    public ParameterFacts? Parameter(string name) => Parameters.FirstOrDefault(parameter => parameter.Name == name);

    /// <inheritdoc/>
    public override string ToString() => $"{Id} ({Method} {Path})";
}

/// <summary>A dated version of an operation.</summary>
public sealed record VersionFacts
{
    /// <summary><c>YYYY-MM-DD</c> or <c>preview</c>.</summary>
    public string Date { get; init; } = "";

    /// <summary>True for the preview.</summary>
    public bool Preview => Date == "preview";

    /// <summary>The kinds of answer: <c>json</c>, <c>csv</c>, <c>gzip</c>.</summary>
    public EquatableList<string> Media { get; init; } = [];

    /// <summary>The success status that the API documents.</summary>
    public int Status { get; init; }

    /// <summary>The day the version ends, <c>YYYY-MM-DD</c>, where one is set.</summary>
    public string? Sunset { get; init; }

    /// <summary>The schema of the request body, or null.</summary>
    public SchemaFacts? Body { get; init; }

    /// <summary>The schema of the answer, or null for none.</summary>
    public SchemaFacts? Response { get; init; }

    /// <summary>The media type to ask for, e.g. <c>application/vnd.atlas.2024-08-05+json</c>.</summary>
    public string MediaType(string kind = "json") => $"application/vnd.atlas.{Date}+{kind}";
}

/// <summary>A path, query or header parameter.</summary>
public sealed record ParameterFacts
{
    /// <summary>Its name on the wire.</summary>
    public string Name { get; init; } = "";

    /// <summary><c>path</c>, <c>query</c> or <c>header</c>.</summary>
    public string In { get; init; } = "";

    /// <summary>True when the API insists on it.</summary>
    public bool Required { get; init; }

    /// <summary>True when the API advises against it.</summary>
    public bool Deprecated { get; init; }

    /// <summary>False when an array is sent as one comma-separated value; true (the default) when its name repeats.</summary>
    public bool Explode { get; init; } = true;

    /// <summary>Its type and bounds.</summary>
    public SchemaFacts Schema { get; init; } = new();
}
