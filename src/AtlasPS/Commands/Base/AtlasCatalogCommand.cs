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
    private int _at;
    private (OperationDescription By, AtlasObject? Object)? _read;
    private readonly HashSet<string> _typed = new(StringComparer.OrdinalIgnoreCase);

    private protected AtlasCatalogCommand()
    {
    }

    /// <summary>What the catalog says of this cmdlet.</summary>
    internal abstract CommandDescription CommandDescription { get; }

    /// <summary>The present value of a parameter.</summary>
    internal abstract object? ValueOf(string parameter);

    /// <summary>The operation that the present input is for.</summary>
    internal virtual OperationDescription Operation => (Array.Find(CommandDescription.Sets, set => set.Name == PresentSet) ?? CommandDescription.Sets[0]).Operation;

    /// <summary>
    /// The parameter set for the present input. PowerShell takes a piped object for the name of a thing, whatever it is; of one that names no such thing the set is that which its other names fill.
    /// </summary>
    private protected string PresentSet => Identity is { } identity && IsBoundTo(identity.Name) && ValueOf(identity.Name) is null
        ? CommandDescription.Sets.Where(set => set.Operation.PathNames.All(name => HasPathValue(name) || (name != identity.WireName && IsFromSession(name))))
            .OrderByDescending(set => set.Operation.PathNames.Count(HasPathValue)).FirstOrDefault()?.Name ?? CommandDescription.Sets[0].Name
        : ParameterSetName;

    private ParameterDescription? Identity => Array.Find(CommandDescription.Parameters, parameter => parameter.IsIdentity);

    private bool HasPathValue(string wireName) => CommandDescription.Parameters.Any(parameter => parameter.Place == RequestPart.Path && parameter.WireName == wireName && ValueOf(parameter.Name) is not (null or ""));

    private bool IsFromSession(string wireName) => CommandDescription.Parameters.Any(parameter => parameter.WireName == wireName && parameter.FromSession);

    private bool IsBoundTo(string parameter) => MyInvocation.BoundParameters.ContainsKey(parameter);

    /// <summary>The things that were named, where the cmdlet takes several.</summary>
    private protected virtual string[]? Named => null;

    /// <summary>The name that the present work is for; null where none was given, and where a pattern stands for those of a list.</summary>
    private protected string? One(string[]? names) => names is { Length: > 0 } && names[Math.Min(_at, names.Length - 1)] is { } name && !IsPattern(name) ? One(name) : null;

    private protected static string? One(string? name) => name == IdentityArgumentAttribute.None ? null : name;

    /// <summary>The present name as it was given.</summary>
    private protected string? PresentName => Named is { Length: > 0 } names ? names[Math.Min(_at, names.Length - 1)] : null;

    /// <summary>True when the name stands on the command line.</summary>
    private protected bool IsNameTyped => Identity is { } identity && _typed.Contains(identity.Name);

    /// <summary>True for a name with wildcards, where the cmdlet lists such things.</summary>
    private protected virtual bool IsPattern(string name) => false;

    /// <summary>Each of several named things is an input of its own: a failure of one leaves the others.</summary>
    private protected sealed override void ProcessInput()
    {
        int count = Math.Max(1, Named?.Length ?? 0);
        for (_at = 0; _at < count; _at++)
            base.ProcessInput();
        _at = 0;
    }

    /// <summary>What the cmdlet is about at the moment: what messages and errors speak of.</summary>
    private protected CallSubject? Present { get; set; }

    /// <summary>The path values of the present request, by wire name.</summary>
    internal IReadOnlyDictionary<string, string> PathValues => Present?.PathValues ?? new Dictionary<string, string>();

    /// <summary>The names of the body's fields that the present input gave.</summary>
    private protected IReadOnlyCollection<string> Given { get; private set; } = [];

    /// <summary>Texts for -WhatIf of the fields that hand-written parameters add, by JSON name.</summary>
    private protected IReadOnlyDictionary<string, string> Said { get; private set; } = new Dictionary<string, string>();

    /// <summary>Adds to a body what parameters that are written by hand stand for.</summary>
    private protected virtual IReadOnlyDictionary<string, string> Complete(IDictionary<string, object?> body, Func<OperationDescription, AtlasObject?> readPresent) => new Dictionary<string, string>();

    /// <summary>A whole body, where the cmdlet takes one.</summary>
    private protected virtual object? WholeBody => null;

    /// <inheritdoc/>
    protected override void BeginProcessing() => _typed.UnionWith(MyInvocation.BoundParameters.Keys);

    /// <summary>Puts the present request together; refuses what is wrong with it.</summary>
    private protected AtlasRequest Bind(OperationDescription operation)
    {
        _read = null;
        PipeRules.RefuseEmpty(this);
        PipeRules.RefuseOtherKind(this, operation);
        var bound = new CallBinder(this).Bind(operation, new ScopeResolver(this).Resolve, ReadPresent);
        Present = new CallSubject(operation, bound.PathValues);
        var request = bound.Build();
        Given = bound.Given();
        Said = bound.Said();
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
        // Several checks of one input may need it.
        if (_read is { } known && known.By == reading)
            return known.Object;
        Limit(request);
        var response = Await(Connection.Http.SendAsync(request, Narrator, Cancellation));
        var found = Answers.Read(response, reading, new AtlasOrigin(PathValues), Connection.Labels).FirstOrDefault() as AtlasObject;
        _read = (reading, found);
        return found;
    }

    /// <inheritdoc/>
    private protected override FailureSituation Situation(AtlasHttpException failure) =>
        new SituationReader(this, Present?.Operation ?? Operation).Read(failure);

    CommandDescription IBoundCmdlet.CommandDescription => CommandDescription;

    CommandDescription ICatalogCall.CommandDescription => CommandDescription;

    OperationDescription ICatalogCall.Operation => Operation;

    IReadOnlyDictionary<string, string> ICatalogCall.PathValues => PathValues;

    IReadOnlyDictionary<string, string> IBoundCmdlet.Complete(IDictionary<string, object?> body, Func<OperationDescription, AtlasObject?> readPresent) => Complete(body, readPresent);

    object? IBoundCmdlet.WholeBody => WholeBody;

    PSObject? IBoundCmdlet.Piped => PipedInput.Of(this);

    object? IBoundCmdlet.ValueOf(string parameter) => ValueOf(parameter);

    object? ICatalogCall.ValueOf(string parameter) => ValueOf(parameter);

    string? ICatalogCall.Sent(string wireName)
    {
        if (_body is null)
            return null;
        using var document = JsonDocument.Parse(_body);
        var root = document.RootElement is { ValueKind: JsonValueKind.Array } list && list.GetArrayLength() == 1 ? list[0] : document.RootElement;
        return root.ValueKind == JsonValueKind.Object && root.TryGetProperty(wireName, out var value) ? JsonValues.ToText(value) : null;
    }

    // A pattern names no single thing.
    bool IBoundCmdlet.IsTyped(string parameter) => _typed.Contains(parameter) && !(PresentName is { } name && IsPattern(name) && parameter == Identity?.Name);

    bool IBoundCmdlet.IsBound(string parameter) => IsBoundTo(parameter);

    string IBoundCmdlet.ParameterSetName => PresentSet;
}
