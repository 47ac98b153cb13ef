using System.Management.Automation;
using AtlasPS.Errors;
using AtlasPS.Http;
using AtlasPS.Descriptions;
using AtlasPS.Requests;

namespace AtlasPS.Commands;

/// <summary>A cmdlet that the catalog describes: it turns its parameters into one request of one operation.</summary>
public abstract class AtlasCatalogCommand : AtlasCommand
{
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

    /// <summary>A whole body, where the cmdlet takes one.</summary>
    private protected virtual object? WholeBody => null;

    /// <inheritdoc/>
    protected override void BeginProcessing() => _typed.UnionWith(MyInvocation.BoundParameters.Keys);

    /// <summary>Puts the present request together; refuses what is wrong with it.</summary>
    private protected AtlasRequest BuildRequest(OperationDescription operation)
    {
        RefuseExclusive();
        var arguments = Arguments();
        var builder = new RequestBuilder(operation, CommandDescription.Parameters, arguments);
        Present = new CallSubject(operation, builder.PathValues);
        var request = builder.Build(ResolveScope);
        Limit(request);
        WarnOnce(operation);
        return request;
    }

    /// <summary>What was given for the present input. What names the thing comes from the command line or the input; everything else from the command line alone.</summary>
    private CallArguments Arguments()
    {
        var arguments = new CallArguments { Body = WholeBody };
        foreach (var parameter in CommandDescription.Parameters)
        {
            object? value = ValueOf(parameter.Name);
            if (IsTolerated(parameter))
                continue;
            if (parameter.FromPipeline && value is null or "" && _typed.Contains(parameter.Name))
                throw Empty(parameter);
            if (parameter.FromPipeline ? value is not null : MyInvocation.BoundParameters.ContainsKey(parameter.Name))
                arguments[parameter.Name] = value;
            if (parameter.FromPipeline && value is not null)
                arguments.Target = value;
        }

        return arguments;
    }

    /// <inheritdoc/>
    private protected override FailureSituation Situation(AtlasHttpException failure) =>
        new SituationReader(this, Present?.Operation ?? Operation).Read(failure);

    /// <summary>True when the present parameter set takes a parameter only because piped objects may carry it.</summary>
    internal bool IsTolerated(ParameterDescription parameter) => Array.IndexOf(parameter.ToleratedIn, ParameterSetName) >= 0;

    private void RefuseExclusive()
    {
        foreach (var parameter in CommandDescription.Parameters.Where(parameter => _typed.Contains(parameter.Name) && IsTolerated(parameter)))
        {
            var own = CommandDescription.Parameters.Last(candidate => candidate.Distinguishes && !IsTolerated(candidate) && IsGiven(candidate));
            throw new AtlasInputException("ExclusiveParameters", $"-{own.Name} and -{parameter.Name} exclude each other.",
                $"Give either -{own.Name} or -{parameter.Name}.", ValueOf(parameter.Name));
        }
    }

    /// <summary>A misspelt variable must never turn a change of one project into a change of another, the session's own.</summary>
    private static AtlasInputException Empty(ParameterDescription parameter) => new(
        "EmptyValue", $"-{parameter.Name} was given, but it is empty.", $"Give -{parameter.Name} a value (is its variable spelt right?), or leave it out.", parameter.Name);

    private bool IsGiven(ParameterDescription parameter) =>
        _typed.Contains(parameter.Name) || (parameter.FromPipeline && ValueOf(parameter.Name) is not null);

    private void WarnOnce(OperationDescription operation)
    {
        if (operation.Warning is { } warning && Connection.WarnedOf.TryAdd(operation.Id, true))
            WriteWarning(warning);
    }
}
