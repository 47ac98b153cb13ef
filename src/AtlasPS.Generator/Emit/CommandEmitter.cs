using AtlasPS.Catalog;

namespace AtlasPS.Generator;

/// <summary>Writes a cmdlet class: attributes, parameters and its description; what it does is in its base class.</summary>
internal sealed class CommandEmitter(CommandSpec spec)
{
    private readonly CommandModel _command = spec.Command;
    private readonly CodeWriter _code = new($"{spec.File} ({spec.Command.Name})");

    public string Emit()
    {
        _code.Line("using System;").Line("using System.Management.Automation;").Line("using AtlasPS.Descriptions;").Line("using AtlasPS.Resources;").Line();
        _code.Open("namespace AtlasPS.Commands");
        _code.Summary($"The cmdlet {_command.Name}, for the API's {string.Join(", ", _command.Sets.Select(set => set.Operation.Facts.Id).Distinct())}.");
        _code.Line($"[Cmdlet({CodeWriter.Literal(_command.Verb)}, {CodeWriter.Literal(_command.Noun)}{CmdletArguments()})]");
        if (OutputType() is { } output)
            _code.Line($"[OutputType(typeof({output}))]");
        _code.Open($"public sealed partial class {_command.ClassName} : {BaseClass()}");
        foreach (var parameter in _command.Parameters)
            EmitParameter(parameter);
        EmitMachinery();
        EmitDescription();
        EmitValueOf();
        return _code.Close().Close().ToString();
    }

    private bool IsMany => _command.Sets.Count > 1;

    /// <summary>A PUT takes the whole object; a PATCH beside it must not get one by accident.</summary>
    private string Whole() => !_command.TakesInputObject ? "Body" : _command.Sets.All(set => set.IsReplacement) ? "Body ?? InputObject" : "Body ?? (Operation.Method == \"PUT\" ? InputObject : null)";

    private string CmdletArguments()
    {
        string arguments = IsMany ? $", DefaultParameterSetName = {CodeWriter.Literal(_command.Sets[0].Name)}" : "";
        if (_command.Kind is CommandKind.Change or CommandKind.Save)
            arguments += $", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.{_command.Impact}";
        if (_command.IsPaged)
            arguments += ", SupportsPaging = true";
        return arguments + $", HelpUri = {CodeWriter.Literal(_command.Sets[0].Operation.Facts.DocsUrl)}";
    }

    private string? OutputType()
    {
        if (_command.Kind == CommandKind.Save)
            return "global::System.IO.FileInfo";
        if (_command.Kind == CommandKind.Change && !_command.Emits && !_command.HasAnswer)
            return null;
        var types = _command.Sets.Select(set => set.Operation).Where(operation => operation.Answer != AnswerKind.Empty)
            .Select(operation => operation.Output is { } type ? $"global::AtlasPS.{type}" : Plain(operation)).Distinct().ToList();
        return types.Count == 0 ? null : string.Join("), typeof(", types);
    }

    private static string Plain(OperationModel operation) => operation.Facts.Latest.Response?.Type switch
    {
        "boolean" => "bool",
        "string" => "string",
        "integer" => "long",
        _ => "global::AtlasPS.AtlasDocument",
    };

    private string BaseClass() => _command.Kind switch
    {
        CommandKind.Wait => "AtlasWaitCommand",
        CommandKind.Save => "AtlasSaveCommand",
        CommandKind.Read => _command.IsPaged ? "AtlasListCommand" : "AtlasReadCommand",
        _ => _command.Surface.Wait is null ? "AtlasChangeCommand" : "AtlasWaitableCommand",
    };

    private void EmitParameter(ParameterModel parameter)
    {
        _code.Summary(Describe(parameter));
        foreach (string attribute in ParameterAttributes(parameter))
            _code.Line(attribute);
        if (parameter.Aliases.Count > 0)
            _code.Line($"[Alias({string.Join(", ", parameter.Aliases.Select(CodeWriter.Literal))})]");
        if (IsNaming(parameter))
            _code.Line($"[global::AtlasPS.Binding.IdentityArgument({string.Join(", ", new[] { parameter.Name }.Concat(parameter.Aliases).Select(CodeWriter.Literal))}{(parameter.IsMany ? ", Many = true" : "")})]");
        else if (ValueEmitter.Transformation(parameter.Value) is { } transformation)
            _code.Line(transformation);
        if (parameter.IsMany && _command.Kind == CommandKind.Read)
            _code.Line("[SupportsWildcards]");
        if (parameter.Value.Enum.Count > 0 || parameter.Source is not null || parameter.WireName is "groupId" or "orgId")
            _code.Line("[ArgumentCompleter(typeof(global::AtlasPS.Completion.AtlasCompleter))]");
        string type = ValueEmitter.ParameterType(parameter.Value) + (parameter.IsMany ? "[]" : "");
        _code.Line($"public {type}{(ValueEmitter.IsStruct(type) || type.EndsWith("?", StringComparison.Ordinal) ? "" : "?")} {parameter.Name} {{ get; set; }}").Line();
    }

    private static string Describe(ParameterModel parameter)
    {
        string kind = parameter.In switch { "path" => "value in the path", "header" => "header", "query" => "query parameter", _ => "field of the body" };
        return string.Join("; ", new[] { $"The {kind} {parameter.WireName}" }.Concat(ValueEmitter.Describe(parameter.Value))) + ".";
    }

    /// <summary>True for what names a thing in the path: it takes the thing itself too.</summary>
    private static bool IsNaming(ParameterModel parameter) => parameter is { In: "path", Value: { Kind: ValueKind.Text, IsArray: false } };

    private IEnumerable<string> ParameterAttributes(ParameterModel parameter)
    {
        string pipeline = !parameter.FromPipeline ? "" : parameter.FromAnything ? "ValueFromPipeline = true, ValueFromPipelineByPropertyName = true" : "ValueFromPipelineByPropertyName = true";
        // One that stands alike in every set is declared without sets: a declaration for each would make the engine prefer the default set too early.
        bool everywhere = parameter.Places.Count == _command.Sets.Count && parameter.Places.All(place =>
            place.Mandatory == parameter.Places[0].Mandatory && place.Position == parameter.Places[0].Position);
        foreach (var place in everywhere ? parameter.Places.Take(1) : parameter.Places)
        {
            string[] arguments =
            [
                everywhere ? "" : $"ParameterSetName = {CodeWriter.Literal(place.Set)}",
                place.Mandatory && !IsCoveredByBody(parameter, place) && !IsCoveredByInput(parameter) ? "Mandatory = true" : "",
                place.Position is { } position ? $"Position = {position}" : "",
                pipeline,
                place.Tolerated ? "DontShow = true" : "",
            ];
            string inner = string.Join(", ", arguments.Where(argument => argument.Length > 0));
            yield return inner.Length == 0 ? "[Parameter]" : $"[Parameter({inner})]";
        }
    }

    /// <summary>
    /// True for a field that -Body may hold too, so that PowerShell must not ask for it: the request checks that it is there. One that tells parameter sets apart has to be asked for, except in the set that
    /// -Body alone means.
    /// </summary>
    private bool IsCoveredByBody(ParameterModel parameter, ParameterPlace place) =>
        parameter.In == "body" && _command.HasBody && (place.Set == _command.Sets.First(set => set.Operation.Body is not null).Name || parameter.Places.Count(own => !own.Tolerated) == _command.Sets.Count);

    /// <summary>True for what names the thing, where -InputObject may be the thing itself.</summary>
    private bool IsCoveredByInput(ParameterModel parameter) => parameter.In == "path" && _command.TakesInputObject;

    /// <summary>Parameters that the kind of cmdlet implies.</summary>
    private void EmitMachinery()
    {
        if (_command.HasBody)
        {
            _code.Summary("The body as a hashtable, an object, or JSON text; parameters that are given too win.");
            foreach (string attribute in BodyAttributes())
                _code.Line(attribute);
            _code.Line("[ValidateNotNull]").Line("public object? Body { get; set; }").Line();
        }

        if (_command.TakesInputObject)
        {
            _code.Summary("The object to send as a whole, as it was read and then changed.");
            _code.Line("[Parameter(ValueFromPipeline = true)]").Line("[ValidateNotNull]").Line("public AtlasObject? InputObject { get; set; }").Line();
        }
        else if (_command.TakesData)
        {
            _code.Summary("A row of data, such as Import-Csv gives: properties that are called as parameters give their values.");
            _code.Line("[Parameter(ValueFromPipeline = true)]").Line("public PSObject? InputObject { get; set; }").Line();
        }

        if (_command.HasBody)
            _code.Line($"private protected override object? WholeBody => {Whole()};").Line();
        if (_command.Kind == CommandKind.Save)
            EmitDestination();
        if (_command.Kind != CommandKind.Change)
            return;
        if (_command.Emits)
        {
            _code.Line("private protected override bool Emits => true;").Line();
        }
        else if (_command.HasAnswer)
        {
            _code.Summary("Returns the thing as it is after the change; without it nothing comes out.");
            _code.Line("[Parameter]").Line("public SwitchParameter PassThru { get; set; }").Line();
            _code.Line("private protected override bool Emits => PassThru;").Line();
        }
    }

    /// <summary>A body chooses an operation that has one.</summary>
    private IEnumerable<string> BodyAttributes() => _command.Sets.All(set => set.Operation.Body is not null)
        ? ["[Parameter]"]
        : _command.Sets.Where(set => set.Operation.Body is not null).Select(set => $"[Parameter(ParameterSetName = {CodeWriter.Literal(set.Name)})]");

    /// <summary>Where the file goes: after what names the thing, for people who type.</summary>
    private void EmitDestination()
    {
        int position = _command.Parameters.SelectMany(parameter => parameter.Places).Max(place => place.Position ?? -1) + 1;
        _code.Summary("Where the file goes: a folder, or the path of the file.");
        _code.Line($"[Parameter(Position = {position})]").Line("[Alias(\"LiteralPath\", \"OutFile\")]").Line("[ValidateNotNullOrEmpty]").Line("public string? Path { get; set; }").Line();
        _code.Line("private protected override string? Destination => Path;").Line();
        if (!_command.Sets.Any(set => set.Operation.Media == "gzip"))
            return;
        _code.Summary("Unpacks the file.");
        _code.Line("[Parameter]").Line("public SwitchParameter Expand { get; set; }").Line();
        _code.Line("private protected override bool Expands => Expand;").Line();
    }

    private void EmitDescription()
    {
        _code.Line("private static readonly Lazy<CommandDescription> LazyDescription = new(() => new CommandDescription(");
        _code.Line($"    {CodeWriter.Literal(spec.Thing)},");
        _code.Line($"    new ParameterSetDescription[] {{ {string.Join(", ", _command.Sets.Select(set => $"new({CodeWriter.Literal(set.Name)}, OperationTable.{set.Operation.Name})"))} }},");
        _code.Line("    new ParameterDescription[]").Line("    {");
        foreach (var parameter in _command.Parameters)
            _code.Line($"        new({CodeWriter.Literal(parameter.Name)}, {CodeWriter.Literal(parameter.WireName)}, RequestPart.{Naming.Pascal(parameter.In)}, {ValueEmitter.Info(parameter.Value)}){ParameterSettings(parameter)},");
        _code.Line("    })").Line("{");
        _code.Line($"    Confirm = {CodeWriter.Literal(_command.Confirm)},");
        if (_command.Impact == "High")
            _code.Line("    Destructive = true,");
        if (_command.Surface.ShownOnce is { } secret)
            _code.Line($"    ShownOnce = {CodeWriter.Literal(secret)},");
        if (_command.Surface.OneOf.Count > 0)
            _code.Line($"    OneOf = {CodeWriter.Literals(_command.Surface.OneOf)},");
        if (_command.Surface.Fixed.Count > 0)
            _code.Line($"    Fixed = new global::System.Collections.Generic.Dictionary<string, string> {{ {string.Join(", ", _command.Surface.Fixed.Select(field => $"[{CodeWriter.Literal(field.Key)}] = {CodeWriter.Literal(field.Value)}"))} }},");
        if (_command.TakesData)
            _code.Line("    TakesData = true,");
        if (spec.Kinds.Count > 0)
            _code.Line($"    Kinds = {CodeWriter.Literals(spec.Kinds)},");
        if (_command.Surface.Wait is { } wait)
            _code.Line($"    Wait = new WaitDescription(OperationTable.{wait.Poll}) {{ Properties = new string[] {{ {string.Join(", ", wait.Properties.Select(CodeWriter.Literal))} }}, Done = new string[] {{ {string.Join(", ", wait.Done.Select(CodeWriter.Literal))} }}, Failed = new string[] {{ {string.Join(", ", wait.Failed.Select(CodeWriter.Literal))} }}, Gone = {(wait.Gone ? "true" : "false")} }},");
        _code.Line("});").Line();
        _code.Line("internal override CommandDescription CommandDescription => LazyDescription.Value;").Line();
    }

    private string ParameterSettings(ParameterModel parameter)
    {
        var settings = new List<string>();
        if (parameter.FromSession)
            settings.Add("FromSession = true");
        if (parameter.IsIdentity)
            settings.Add("IsIdentity = true");
        if (parameter.Places.Count(place => !place.Tolerated) < _command.Sets.Count)
            settings.Add("Distinguishes = true");
        var tolerated = parameter.Places.Where(place => place.Tolerated).Select(place => place.Set).ToList();
        if (tolerated.Count > 0)
            settings.Add($"ToleratedIn = {CodeWriter.Literals(tolerated)}");
        if (parameter.Source is { } source)
            settings.Add($"Source = () => OperationTable.{source}, SourceProperties = {CodeWriter.Literals(parameter.SourceProperties)}");
        if (parameter.FromPipeline && parameter.In != "path")
            settings.Add("FromPipeline = true");
        var required = parameter.Places.Where(place => parameter.In == "query" ? parameter.Default is not null && !place.Tolerated : place.Mandatory && IsCoveredByBody(parameter, place)).Select(place => place.Set).ToList();
        if (required.Count > 0)
            settings.Add($"RequiredIn = {CodeWriter.Literals(required)}");
        if (parameter.Loses is { } loses)
            settings.Add($"Loses = {CodeWriter.Literal(loses)}");
        var defaults = parameter.Defaults.SelectMany(entry => entry.Value.Select(condition => (entry.Key, At: condition.IndexOf(' '), Condition: condition))).ToList();
        if (defaults.Count > 0)
            settings.Add($"Defaults = new ConditionalDefault[] {{ {string.Join(", ", defaults.Select(entry => $"new({CodeWriter.Literal(entry.Key)}, {CodeWriter.Literal(entry.Condition.Substring(0, entry.At))}, {CodeWriter.Literal(entry.Condition.Substring(entry.At + 1))})"))} }}");
        if (parameter.Reads is { } read)
            settings.Add($"Reads = {CodeWriter.Literal(read)}");
        if (parameter.Default is { } preset)
            settings.Add($"Default = {CodeWriter.Literal(preset)}");
        if (!parameter.Explode)
            settings.Add("Explode = false");
        return settings.Count == 0 ? "" : $" {{ {string.Join(", ", settings)} }}";
    }

    private void EmitValueOf()
    {
        _code.Open("internal override object? ValueOf(string parameter) => parameter switch");
        foreach (var parameter in _command.Parameters)
            _code.Line($"{CodeWriter.Literal(parameter.Name)} => {(IsNaming(parameter) ? $"One({parameter.Name})" : parameter.Name)},");
        _code.Line("_ => null,");
        _code.Close("};");
        if (_command.Parameters.FirstOrDefault(parameter => parameter.IsMany) is { } many)
            _code.Line().Line($"private protected override string[]? Named => {many.Name};");
    }
}
