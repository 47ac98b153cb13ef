using System.Collections;
using System.Management.Automation;
using System.Text;
using System.Text.RegularExpressions;
using AtlasPS.Completion;
using AtlasPS.Descriptions;
using AtlasPS.Downloads;
using AtlasPS.Feedback;
using AtlasPS.Http;
using AtlasPS.Resources;
using AtlasPS.Results;
using AtlasPS.Sessions;
using AtlasPS.Values;

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
    [ArgumentCompleter(typeof(Completion.PathValueCompleter))]
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

    /// <summary>Writes the answer's bytes to this file, or to a file in this folder, instead of returning it.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? OutFile { get; set; }

    /// <summary>Returns the answer as text, as it came.</summary>
    [Parameter]
    public SwitchParameter Raw { get; set; }

    /// <inheritdoc/>
    private protected override FailureSituation Situation(AtlasHttpException failure) => new() { Target = Target, LookCommand = Look(failure.RequestLine) };

    /// <summary>How to see whether a change was carried out: by reading at the same path.</summary>
    private static string? Look(string requestLine)
    {
        string path = requestLine.Substring(requestLine.IndexOf(' ') + 1).Split('?')[0];
        return ApiIndex.Match("GET", path) is { } read ? $"Invoke-AtlasApi {read.Id}" : null;
    }

    private string Target => OperationId.Length > 0 ? OperationId : Path;

    /// <inheritdoc/>
    private protected override void Process()
    {
        var place = OutFile is null ? null : SavePlace.Of(OutFile, SessionState.Path, InvokeProvider);
        var known = ParameterSetName == "Operation" ? Known() : null;
        var request = known is null ? ByPath(ref known) : ById(known);
        AddDetails(request);
        RefuseUnanswerable(request, known);
        string action = place is null ? $"{request.Method} {request.Path}" : $"{request.Method} {request.Path} to '{place}'";
        if ((request.Method != HttpMethod.Get || place is not null) && !IsAgreed(action, loses: request.Method == HttpMethod.Delete))
            return;
        try
        {
            if (All)
                Stream(request, known!);
            else if (place is not null)
                Save(request, place);
            else
                Emit(Await(Connection.Http.SendAsync(request, Narrator, Cancellation)), IsEnveloped(request));
        }
        catch (ArgumentException wrong) when (wrong is not AtlasInputException)
        {
            throw new AtlasInputException("InvalidRequest", wrong.Message, "Give a percent-encoded path ([uri]::EscapeDataString encodes a name), and headers in plain ASCII.", Target);
        }
    }

    /// <summary>What could not be returned in the wanted form is not asked for.</summary>
    private void RefuseUnanswerable(AtlasRequest request, ApiOperation? known)
    {
        if (All && known is not { Paged: true })
            throw new AtlasInputException("NotPaged", "This operation does not return pages, so -All says nothing.", "Leave -All out.", Target);
        if (All && (Raw || OutFile is not null))
            throw new AtlasInputException("ExclusiveParameters", "-All returns objects, page by page; -Raw and -OutFile are about a single answer.",
                "Leave out -All, or leave out -Raw and -OutFile and write what comes out of the pipeline.", Target);
        if (OutFile is null && request.Accept.EndsWith("+gzip", StringComparison.Ordinal))
            throw new AtlasInputException("NoText", "This operation answers with a compressed file.", "Say where to write it: -OutFile.", Target);
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
        if (given.TryGetValue("ProjectId", out string? project) && !given.ContainsKey(Scopes.Project))
        {
            given[Scopes.Project] = project;
            given.Remove("ProjectId");
        }

        var names = new List<string>();
        string path = AtlasPath.Fill(operation.Path, name =>
        {
            names.Add(name);
            string value = (given.TryGetValue(name, out string? found) ? found : FromSession(operation, name))
                ?? throw new AtlasInputException("MissingValue", $"The path {operation.Path} needs {name}.", $"Give it in -Parameter @{{ {name} = '…' }}.", OperationId);
            return Scopes.Contains(name) ? new ScopeResolver(this).Resolve(name, value) : value;
        });
        if (given.Keys.FirstOrDefault(key => !names.Contains(key, StringComparer.OrdinalIgnoreCase)) is { } unknown)
            throw new AtlasInputException("UnknownParameter", $"'{unknown}' is no name in the path {operation.Path}.",
                $"{(Nearest.Find(unknown, names) is { } near ? $"Did you mean '{near}'? " : "")}What stands in the query belongs into -Query.", OperationId);
        var request = operation.NewRequest(path);
        request.Accept = MediaType(operation);
        return request;
    }

    /// <summary>What is to be destroyed as a whole is never taken from the session.</summary>
    private string? FromSession(ApiOperation operation, string name) => name switch
    {
        _ when operation.Method == "DELETE" && operation.Path.EndsWith($"{{{name}}}", StringComparison.Ordinal) => null,
        _ => Connection.IdOf(name),
    };

    private AtlasRequest ByPath(ref ApiOperation? known)
    {
        int question = Path.IndexOf('?');
        string path = "/" + Checked(question < 0 ? Path : Path.Substring(0, question));
        if (path != Prefix && !path.StartsWith(Prefix + "/", StringComparison.Ordinal))
            path = Prefix + path;
        string method = Method.ToUpperInvariant();
        known = ApiIndex.Match(method, path);
        if (known is null && ApiVersion is null)
            throw new AtlasInputException("UnknownPath", $"No known operation has the path {method} {path}.", "Correct the path, or give -ApiVersion for an operation that this version of AtlasPS does not know.", Path);
        var request = new AtlasRequest(new HttpMethod(method), path)
        {
            Accept = known is null ? $"application/vnd.atlas.{ApiVersion}+json" : MediaType(known),
            OperationId = known?.Id,
            Template = known?.Path,
        };
        if (question >= 0)
            foreach (string pair in Path.Substring(question + 1).Split('&'))
                request.Query.Add(Pair(pair));
        return request;
    }

    /// <summary>The path without its first slash. An empty segment is a variable that holds nothing: what was to be one thing would be the collection, or the whole project.</summary>
    private string Checked(string path)
    {
        if (path.StartsWith("/", StringComparison.Ordinal))
            path = path.Substring(1);
        foreach (string segment in path.Split('/'))
        {
            string name = Uri.UnescapeDataString(segment);
            if (name.Length == 0)
                throw Wrong("has an empty segment", "Is a variable in it empty? A path ends without a slash.");
            if (name is "." or "..")
                throw Wrong($"has the segment '{segment}'", "Write the path without it.");
            if (Regex.IsMatch(segment, "%(?![0-9A-Fa-f]{2})"))
                throw Wrong($"has a '%' in '{segment}' without two hexadecimal digits", "Encode each name: [uri]::EscapeDataString('100%') is 100%25.");
        }

        return path;

        AtlasInputException Wrong(string problem, string advice) => new("InvalidPath", $"The path {Path} {problem}.", advice, Path);
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
            {
                request.Query.Add(new(entry.Key.ToString()!, Text(value)));
                if (Secrets.Holds(value))
                    request.SecretQueryNames.Add(entry.Key.ToString()!);
            }

        foreach (DictionaryEntry entry in Header)
            request.Headers.Add(new(entry.Key.ToString()!, Text(entry.Value)));
        if (DateArgumentAttribute.Unwrap(Body) is { } body)
        {
            request.Body = body is string text ? Encoding.UTF8.GetBytes(text) : ObjectWriter.ToUtf8(body);
            request.ContentType = request.Accept.Substring(0, request.Accept.IndexOf('+')) + "+json";
        }

        Limit(request);
    }

    private static string Text(object? value) => DateArgumentAttribute.Unwrap(value) switch
    {
        bool flag => flag ? "true" : "false",
        DateTime date => JsonValues.Format(date),
        var secret when Secrets.Holds(secret) => Secrets.Reveal(secret!),
        var other => LanguagePrimitives.ConvertTo<string>(other),
    };

    private void Stream(AtlasRequest request, ApiOperation operation)
    {
        var paging = new AtlasPaging { All = true, PageSize = 500, IncludeCount = operation.CanCount ? false : null };
        var pages = Connection.Http.ReadPagesAsync(request, paging, item => JsonValues.ToObject(item, null), Narrator, Cancellation).GetAsyncEnumerator(Cancellation);
        try
        {
            while (Await(pages.MoveNextAsync().AsTask()))
                foreach (var item in pages.Current.Items)
                    WriteObject(item);
        }
        finally
        {
            Await(Finish(pages));
        }
    }

    private static async Task<bool> Finish(IAsyncEnumerator<AtlasPage<object?>> pages)
    {
        await pages.DisposeAsync().ConfigureAwait(false);
        return true;
    }

    private void Save(AtlasRequest request, SavePlace place) =>
        new FileSaver(this, InvokeProvider).Save(request, place, new SaveOptions { Replaces = true, FallbackName = request.Path, Activity = $"{request.Method} {request.Path}" });

    private static bool IsEnveloped(AtlasRequest request) => request.Query.Any(pair => pair.Key == "envelope" && pair.Value == "true");

    private void Emit(AtlasResponse answer, bool enveloped)
    {
        if (answer.Body.Length == 0)
            return;
        bool isText = Raw || answer.MediaType?.EndsWith("csv", StringComparison.OrdinalIgnoreCase) == true;
        if ((isText ? Encoding.UTF8.GetString(answer.Body) : Answers.Text(answer.Body)) is { } text)
        {
            WriteObject(text);
            return;
        }

        var root = answer.ReadJson();
        if (enveloped)
            root = Envelope.Open(root, answer.RequestLine);
        if (root.ValueKind == System.Text.Json.JsonValueKind.Undefined || (root.ValueKind == System.Text.Json.JsonValueKind.Object && !root.EnumerateObject().Any()))
            return;
        if (root.ValueKind == System.Text.Json.JsonValueKind.Array || (root.ValueKind == System.Text.Json.JsonValueKind.Object && root.TryGetProperty("results", out _)))
            foreach (var item in Answers.Items(root))
                WriteObject(JsonValues.ToObject(item, null));
        else
            WriteObject(JsonValues.ToObject(root, null));
    }
}
