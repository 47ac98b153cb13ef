using AtlasPS.Http;

namespace AtlasPS.Descriptions;

/// <summary>An operation of the API: which it is, and where.</summary>
internal abstract class OperationReference(string id, string method, string path, string version)
{
    public string Id { get; } = id;

    /// <summary>GET, POST, PUT, PATCH or DELETE.</summary>
    public string Method { get; } = method;

    /// <summary>The path template.</summary>
    public string Path { get; } = path;

    /// <summary><c>YYYY-MM-DD</c>, or <c>preview</c>.</summary>
    public string Version { get; } = version;

    /// <summary>The kind of answer to ask for.</summary>
    public string Media { get; set; } = "json";

    public string Accept => $"application/vnd.atlas.{Version}+{Media}";

    /// <summary>A request of the operation.</summary>
    /// <param name="path">The path, filled and percent-encoded.</param>
    public AtlasRequest NewRequest(string path) => new(new HttpMethod(Method), path) { Accept = Accept, OperationId = Id, Template = Path };

    /// <summary>A request of the operation.</summary>
    /// <param name="value">Gives the value of each name in the path.</param>
    public AtlasRequest NewRequest(Func<string, string> value) => NewRequest(AtlasPath.Fill(Path, value));
}
