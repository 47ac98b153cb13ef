using AtlasPS.Descriptions;
using AtlasPS.Http;

namespace AtlasPS.Binding;

/// <summary>Reads what a cmdlet was given for the present input, and has a request made of it.</summary>
internal sealed class CallBinder(IBoundCmdlet cmdlet)
{
    /// <summary>The request for the present input, and the values that its path was filled with, by wire name.</summary>
    /// <param name="operation">The operation to call.</param>
    /// <param name="scope">Gives the id of a project or an organization: from an id, a name, or the session.</param>
    /// <param name="readPresent">Sends a request that reads what the operation replaces, and returns it.</param>
    /// <exception cref="AtlasInputException">Something that was given is wrong, or something is missing.</exception>
    public BoundCall Bind(OperationDescription operation, Func<ParameterDescription, string?, string> scope, Func<OperationDescription, AtlasRequest, AtlasObject?> readPresent)
    {
        RefuseExclusive();
        var builder = new RequestBuilder(operation, cmdlet.CommandDescription.Parameters, Arguments()) { OneOf = cmdlet.CommandDescription.OneOf, Fixed = cmdlet.CommandDescription.Fixed, Complete = cmdlet.Complete };
        // The path is known, for messages, even where something else is refused afterwards.
        return new BoundCall(builder.PathValues, () => builder.Build(scope, readPresent), builder.Remarks, () => builder.GivenNames, () => builder.Said);
    }

    /// <summary>What names the thing comes from the command line or the input; everything else from the command line alone.</summary>
    private CallArguments Arguments()
    {
        var arguments = new CallArguments { Body = cmdlet.WholeBody, Set = cmdlet.ParameterSetName };
        foreach (var parameter in cmdlet.CommandDescription.Parameters)
        {
            object? value = cmdlet.ValueOf(parameter.Name);
            if (IsTolerated(parameter))
                continue;
            if (parameter.FromPipeline && value is null or "" && cmdlet.IsTyped(parameter.Name))
                throw Empty(parameter);
            if (parameter.FromPipeline ? value is not null : cmdlet.IsBound(parameter.Name))
                arguments[parameter.Name] = value;
            if (parameter.FromPipeline && value is not null)
                arguments.Target = value;
        }

        foreach (var setting in PipeRules.Settings(cmdlet))
            arguments[setting.Key] = setting.Value;
        return arguments;
    }

    /// <summary>True when the present parameter set takes a parameter only because piped objects may carry it.</summary>
    private bool IsTolerated(ParameterDescription parameter) => Array.IndexOf(parameter.ToleratedIn, cmdlet.ParameterSetName) >= 0;

    private void RefuseExclusive()
    {
        var parameters = cmdlet.CommandDescription.Parameters;
        foreach (var parameter in parameters.Where(parameter => cmdlet.IsTyped(parameter.Name) && IsTolerated(parameter)))
        {
            var own = parameters.Last(candidate => candidate.Distinguishes && !IsTolerated(candidate) && IsGiven(candidate));
            throw new AtlasInputException("ExclusiveParameters", $"-{own.Name} and -{parameter.Name} exclude each other.",
                $"Give either -{own.Name} or -{parameter.Name}.", cmdlet.ValueOf(parameter.Name));
        }
    }

    private bool IsGiven(ParameterDescription parameter) => cmdlet.IsTyped(parameter.Name) || (parameter.FromPipeline && cmdlet.ValueOf(parameter.Name) is not null);

    /// <summary>A misspelt variable must never turn a change of one project into a change of another, the session's own.</summary>
    private static AtlasInputException Empty(ParameterDescription parameter) => new(
        "EmptyValue", $"-{parameter.Name} was given, but it is empty, or an object that does not name such a thing.", $"Give -{parameter.Name} a value (is its variable spelt right?), or leave it out.", parameter.Name);
}

/// <summary>The values that were bound for one call.</summary>
/// <param name="PathValues">The values in the path, by wire name; filled while the request is made.</param>
/// <param name="Build">Makes the request.</param>
/// <param name="Remarks">What the request turned out to hold that AtlasPS does not know.</param>
/// <param name="Given">The names of the body's fields that were given, once the request is made.</param>
/// <param name="Said">What to say of fields that stand for parameters of the cmdlet's own, once the request is made.</param>
internal sealed record BoundCall(IReadOnlyDictionary<string, string> PathValues, Func<AtlasRequest> Build, Remarks Remarks, Func<IReadOnlyCollection<string>> Given, Func<IReadOnlyDictionary<string, string>> Said);
