using System.Collections;
using System.Management.Automation;
using System.Text;
using AtlasPS.Errors;
using AtlasPS.Http;
using AtlasPS.Operations;
using AtlasPS.Requests;

namespace AtlasPS.Commands;

/// <summary>Calls any operation of Atlas, by its id or by its path, with the session, paging and errors of every other cmdlet.</summary>
[Cmdlet(VerbsLifecycle.Invoke, "AtlasApi", DefaultParameterSetName = "Operation", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium,
    HelpUri = "https://mongodb.com/docs/atlas/reference/api-resources-spec/v2/")]
[OutputType(typeof(AtlasDocument), typeof(string))]
public sealed class InvokeAtlasApiCommand : AtlasCommand
{
    private const string Prefix = "/api/atlas/v2";

    /// <summary>The operation's id: today's, the Atlas CLI's, or one of an earlier generation.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = "Operation")]
    [ArgumentCompleter(typeof(Completion.OperationCompleter))]
    public string OperationId { get; set; } = "";

    /// <summary>The values of the names in the operation's path.</summary>
    [Parameter(Position = 1, ParameterSetName = "Operation")]
    [ValidateNotNull]
    public Hashtable Parameter { get; set; } = [];

    /// <summary>The path, percent-encoded, with or without <c>/api/atlas/v2</c>.</summary>
    [Parameter(Mandatory = true, ParameterSetName = "Path")]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = "";

    /// <summary>The HTTP method.</summary>
    [Parameter(ParameterSetName = "Path")]
    [ValidateSet("GET", "POST", "PUT", "PATCH", "DELETE")]
    public string Method { get; set; } = "GET";

    /// <summary>Query parameters; an array repeats its name.</summary>
    [Parameter]
    [ValidateNotNull]
    public IDictionary Query { get; set; } = new Hashtable();

    /// <summary>The body: hashtable, array, object or JSON text.</summary>
    [Parameter]
    [ValidateNotNull]
    public object? Body { get; set; }

    /// <summary>Further request headers.</summary>
    [Parameter]
    [ValidateNotNull]
    public IDictionary Header { get; set; } = new Hashtable();

    /// <summary>The version of the operation, <c>YYYY-MM-DD</c> or <c>preview</c>; the latest stable one unless set.</summary>
    [Parameter]
    [ValidatePattern(@"^(\d{4}-\d{2}-\d{2}|preview)$")]
    public string? ApiVersion { get; set; }

    /// <summary>Reads every page of a list.</summary>
    [Parameter]
    public SwitchParameter All { get; set; }

    /// <summary>Writes the answer's bytes to this file instead of returning it.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? OutFile { get; set; }

    /// <summary>Returns the answer as text, as it came.</summary>
    [Parameter]
    public SwitchParameter Raw { get; set; }

    /// <inheritdoc/>
    private protected override FailureSituation Situation(AtlasHttpException failure) => new() { Target = OperationId.Length > 0 ? OperationId : Path };

    /// <inheritdoc/>
    private protected override void Process()
    {
        var known = ParameterSetName == "Operation" ? Known() : null;
        var request = known is null ? ByPath(ref known) : ById(known);
        AddDetails(request);
        if (request.Method != HttpMethod.Get && !ShouldProcess($"{request.Method} {request.Path}", $"{request.Method} {request.Path}?", "Confirm"))
            return;
        if (All && known is not { Paged: true })
            throw new AtlasInputException("NotPaged", "This operation does not return pages, so -All says nothing.", "Leave -All out.", OperationId);
        if (All)
            Stream(request, known!);
        else
            Emit(Await(Connection.Http.SendAsync(request, Narrator, Cancellation)));
    }

    private ApiOperation Known() => ApiIndex.Find(OperationId) ?? throw new AtlasInputException(
        "UnknownOperation",
        $"No operation has the id '{OperationId}'.",
        Nearest.Find(OperationId, ApiIndex.All.SelectMany(operation => operation.OtherIds.Prepend(operation.Id))) is { } near
            ? $"Did you mean '{near}'? Press Tab after -OperationId to see them all."
            : "Press Tab after -OperationId to see them all.",
        OperationId);

    private AtlasRequest ById(ApiOperation operation)
    {
        var given = Parameter.Cast<DictionaryEntry>().ToDictionary(entry => entry.Key.ToString()!, entry => LanguagePrimitives.ConvertTo<string>(entry.Value), StringComparer.OrdinalIgnoreCase);
        if (given.TryGetValue("ProjectId", out string? project) && !given.ContainsKey("groupId"))
            given["groupId"] = project;
        string path = AtlasPath.Fill(operation.Path, name =>
        {
            string? value = given.TryGetValue(name, out string? found) ? found : null;
            if (name is "groupId" or "orgId")
                return ResolveScope(Scope(operation, name), value);
            return value ?? throw new AtlasInputException("MissingValue", $"The path {operation.Path} needs {name}.", $"Give it in -Parameter @{{ {name} = '…' }}.", OperationId);
        });
        return new AtlasRequest(new HttpMethod(operation.Method), path) { Accept = MediaType(operation), OperationId = operation.Id };
    }

    /// <summary>What is to be destroyed as a whole is never taken from the session.</summary>
    private static CommandParameter Scope(ApiOperation operation, string name) =>
        new(name, name, ParameterPlace.Path, new ValueInfo(Operations.ValueKind.Text))
        {
            FromSession = !(operation.Method == "DELETE" && operation.Path.EndsWith($"{{{name}}}", StringComparison.Ordinal)),
        };

    private AtlasRequest ByPath(ref ApiOperation? known)
    {
        int question = Path.IndexOf('?');
        string path = question < 0 ? Path : Path.Substring(0, question);
        if (!path.StartsWith(Prefix, StringComparison.Ordinal))
            path = $"{Prefix}/{path.TrimStart('/')}";
        known = ApiIndex.Match(Method, path);
        if (known is null && ApiVersion is null)
            throw new AtlasInputException("UnknownPath", $"No known operation has the path {Method} {path}.", "Correct the path, or give -ApiVersion for an operation that this version of AtlasPS does not know.", Path);
        var request = new AtlasRequest(new HttpMethod(Method), path) { Accept = known is null ? $"application/vnd.atlas.{ApiVersion}+json" : MediaType(known), OperationId = known?.Id };
        if (question >= 0)
            foreach (string pair in Path.Substring(question + 1).Split('&'))
                request.Query.Add(Pair(pair));
        return request;
    }

    private static KeyValuePair<string, string> Pair(string pair)
    {
        int equals = pair.IndexOf('=');
        return equals < 0 ? new(Uri.UnescapeDataString(pair), "") : new(Uri.UnescapeDataString(pair.Substring(0, equals)), Uri.UnescapeDataString(pair.Substring(equals + 1)));
    }

    private string MediaType(ApiOperation operation) => $"application/vnd.atlas.{ApiVersion ?? operation.Version}+{operation.Media}";

    private void AddDetails(AtlasRequest request)
    {
        foreach (DictionaryEntry entry in Query)
            foreach (object? value in entry.Value is IEnumerable list and not string ? list.Cast<object?>() : [entry.Value])
                request.Query.Add(new(entry.Key.ToString()!, Text(value)));
        foreach (DictionaryEntry entry in Header)
            request.Headers.Add(new(entry.Key.ToString()!, Text(entry.Value)));
        if (Body is not null)
        {
            request.Body = Body is string text ? Encoding.UTF8.GetBytes(text) : ObjectWriter.ToUtf8(Body);
            request.ContentType = request.Accept.Substring(0, request.Accept.IndexOf('+')) + "+json";
        }

        request.Timeout = CallTimeout;
    }

    private static string Text(object? value) => DateArgumentAttribute.Unwrap(value) switch
    {
        bool flag => flag ? "true" : "false",
        DateTime date => JsonValues.Format(date),
        var other => LanguagePrimitives.ConvertTo<string>(other),
    };

    private void Stream(AtlasRequest request, ApiOperation operation)
    {
        var paging = new AtlasPaging { All = true, PageSize = 500, IncludeCount = operation.CanCount ? false : null };
        var pages = Connection.Http.ReadPagesAsync(request, paging, Narrator, Cancellation).GetAsyncEnumerator(Cancellation);
        try
        {
            while (Await(pages.MoveNextAsync().AsTask()))
                foreach (var item in pages.Current.Items)
                    WriteObject(JsonValues.ToObject(item, null));
        }
        finally
        {
            Await(AtlasListCommand.Finish(pages));
        }
    }

    private void Emit(AtlasResponse answer)
    {
        if (OutFile is not null)
        {
            File.WriteAllBytes(GetUnresolvedProviderPathFromPSPath(OutFile), answer.Body);
            return;
        }

        if (answer.Body.Length == 0)
            return;
        string text = Encoding.UTF8.GetString(answer.Body);
        if (Raw || text.TrimStart() is ['-' or '<', ..])
        {
            WriteObject(text);
            return;
        }

        var root = Answers.Parse(answer.Body);
        if (root.ValueKind == System.Text.Json.JsonValueKind.Object && !root.EnumerateObject().Any())
            return;
        if (root.ValueKind == System.Text.Json.JsonValueKind.Array || (root.ValueKind == System.Text.Json.JsonValueKind.Object && root.TryGetProperty("results", out _)))
            foreach (var item in Answers.Items(root))
                WriteObject(JsonValues.ToObject(item, null));
        else
            WriteObject(JsonValues.ToObject(root, null));
    }
}
