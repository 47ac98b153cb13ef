using System.Management.Automation;
using System.Text.Json;
using AtlasPS.Binding;
using AtlasPS.Calls;
using AtlasPS.Descriptions;
using AtlasPS.Feedback;
using AtlasPS.Http;
using AtlasPS.Resources;
using AtlasPS.Results;
using AtlasPS.Sessions;

namespace AtlasPS.Commands;

/// <summary>A cmdlet that the catalog describes: it turns its parameters into one request of one operation.</summary>
public abstract class AtlasCatalogCommand : AtlasCommand, IBoundCmdlet, ICatalogCall
{
    private byte[]? _body;
    private readonly HashSet<string> _typed = new(StringComparer.OrdinalIgnoreCase);

    private protected AtlasCatalogCommand()
    {
    }

    /// <summary>What the catalog says of this cmdlet.</summary>
    internal abstract CommandDescription CommandDescription { get; }

    /// <summary>The present value of a parameter.</summary>
    internal abstract object? ValueOf(string parameter);

    /// <summary>The operation that the present input is for.</summary>
    internal virtual OperationDescription Operation => (Array.Find(CommandDescription.Sets, set => set.Name == ParameterSetName) ?? CommandDescription.Sets[0]).Operation;

    /// <summary>What the cmdlet is about at the moment: what messages and errors speak of.</summary>
    private protected CallSubject? Present { get; set; }

    /// <summary>The path values of the present request, by wire name.</summary>
    internal IReadOnlyDictionary<string, string> PathValues => Present?.PathValues ?? new Dictionary<string, string>();

    /// <summary>The names of the body's fields that the present input gave.</summary>
    private protected IReadOnlyCollection<string> Given { get; private set; } = [];

    /// <summary>A whole body, where the cmdlet takes one.</summary>
    private protected virtual object? WholeBody => null;

    /// <inheritdoc/>
    protected override void BeginProcessing() => _typed.UnionWith(MyInvocation.BoundParameters.Keys);

    /// <summary>Puts the present request together; refuses what is wrong with it.</summary>
    private protected AtlasRequest Bind(OperationDescription operation)
    {
        PipeRules.RefuseEmpty(this);
        PipeRules.RefuseOtherKind(this, operation);
        var bound = new CallBinder(this).Bind(operation, new ScopeResolver(this).Resolve, ReadPresent);
        Present = new CallSubject(operation, bound.PathValues);
        var request = bound.Build();
        Given = bound.Given();
        _body = request.Body;
        foreach (string remark in bound.Remarks.Texts)
            WriteWarning(remark);
        Limit(request);
        if (operation.Warning is { } warning && Connection.WarnedOf.TryAdd(operation.Id, true))
            WriteWarning(warning);
        return request;
    }

    /// <summary>Reads what an operation replaces as a whole, so that what was not given stays as it is.</summary>
    private protected AtlasObject? ReadPresent(OperationDescription reading, AtlasRequest request)
    {
        Limit(request);
        var response = Await(Connection.Http.SendAsync(request, Narrator, Cancellation));
        return Answers.Read(response, reading, new AtlasOrigin(PathValues), Connection.Labels).FirstOrDefault() as AtlasObject;
    }

    /// <inheritdoc/>
    private protected override FailureSituation Situation(AtlasHttpException failure) =>
        new SituationReader(this, Present?.Operation ?? Operation).Read(failure);

    CommandDescription IBoundCmdlet.CommandDescription => CommandDescription;

    CommandDescription ICatalogCall.CommandDescription => CommandDescription;

    OperationDescription ICatalogCall.Operation => Operation;

    IReadOnlyDictionary<string, string> ICatalogCall.PathValues => PathValues;

    object? IBoundCmdlet.WholeBody => WholeBody;

    PSObject? IBoundCmdlet.Piped => PipedInput.Of(this);

    object? IBoundCmdlet.ValueOf(string parameter) => ValueOf(parameter);

    object? ICatalogCall.ValueOf(string parameter) => ValueOf(parameter);

    string? ICatalogCall.Sent(string wireName)
    {
        if (_body is null)
            return null;
        using var document = JsonDocument.Parse(_body);
        return document.RootElement.ValueKind == JsonValueKind.Object && document.RootElement.TryGetProperty(wireName, out var value) ? JsonValues.ToText(value) : null;
    }

    bool IBoundCmdlet.IsTyped(string parameter) => _typed.Contains(parameter);

    bool IBoundCmdlet.IsBound(string parameter) => MyInvocation.BoundParameters.ContainsKey(parameter);
}
