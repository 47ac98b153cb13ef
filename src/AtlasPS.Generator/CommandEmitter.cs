using AtlasPS.Catalog;

namespace AtlasPS.Generator;

/// <summary>Writes a cmdlet class: attributes, parameters and its description; what it does is in its base class.</summary>
internal sealed class CommandEmitter(CommandModel command)
{
    private readonly CodeWriter _code = new();

    public string Emit()
    {
        _code.Line("using System;").Line("using System.Management.Automation;").Line("using AtlasPS.Operations;").Line();
        _code.Open("namespace AtlasPS.Commands");
        _code.Summary($"{command.Surface.Synopsis} ({string.Join(", ", command.Sets.Select(set => set.Operation.Facts.Id).Distinct())})");
        _code.Line($"[Cmdlet({CodeWriter.Literal(command.Verb)}, {CodeWriter.Literal(command.Noun)}{CmdletArguments()})]");
        if (OutputType() is { } output)
            _code.Line($"[OutputType(typeof({output}))]");
        _code.Open($"public sealed partial class {command.ClassName} : {BaseClass()}");
        foreach (var parameter in command.Parameters)
            EmitParameter(parameter);
        EmitMachinery();
        EmitDescription();
        EmitValueOf();
        return _code.Close().Close().ToString();
    }

    private bool IsMany => command.Sets.Count > 1;

    private bool IsPaged => command.Kind == CommandKind.Read && command.Sets.Any(set => set.Operation.Answer == AnswerKind.Paged);

    private bool HasBody => command.Kind != CommandKind.Wait && command.Sets.Any(set => set.Operation.Body is not null);

    private bool TakesInputObject => command.Sets.Any(IsReplaced);

    private static bool IsReplaced(CommandSet set) => set.Operation is { Facts.Method: "PUT", Body.Object: not null };

    /// <summary>A PUT takes the whole object; a PATCH beside it must not get one by accident.</summary>
    private string Whole() => !TakesInputObject ? "Body" : command.Sets.All(IsReplaced) ? "Body ?? InputObject" : "Body ?? (Operation.Method == \"PUT\" ? InputObject : null)";

    /// <summary>What a new thing looks like, or a test found, is what one asked for.</summary>
    private bool Emits => command.Verb is "New" or "Test" or "ConvertTo";

    private bool HasAnswer => command.Sets.Any(set => set.Operation.Answer != AnswerKind.Empty);

    private string CmdletArguments()
    {
        string arguments = IsMany ? $", DefaultParameterSetName = {CodeWriter.Literal(command.Sets[0].Name)}" : "";
        if (command.Kind is CommandKind.Change or CommandKind.Save)
            arguments += $", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.{command.Impact}";
        if (IsPaged)
            arguments += ", SupportsPaging = true";
        return arguments + $", HelpUri = {CodeWriter.Literal(command.Sets[0].Operation.Facts.DocsUrl)}";
    }

    private string? OutputType()
    {
        if (command.Kind == CommandKind.Save)
            return "global::System.IO.FileInfo";
        if (command.Kind == CommandKind.Change && !Emits && !HasAnswer)
            return null;
        var types = command.Sets.Select(set => set.Operation).Where(operation => operation.Answer != AnswerKind.Empty)
            .Select(operation => operation.Output is { } type ? $"global::AtlasPS.{type.Name}" : Plain(operation)).Distinct().ToList();
        return types.Count == 0 ? null : string.Join("), typeof(", types);
    }

    private static string Plain(OperationModel operation) => operation.Facts.Latest.Response?.Type switch
    {
        "boolean" => "bool",
        "string" => "string",
        "integer" => "long",
        _ => "global::AtlasPS.AtlasDocument",
    };

    private string BaseClass() => command.Kind switch
    {
        CommandKind.Wait => "AtlasWaitCommand",
        CommandKind.Save => "AtlasSaveCommand",
        CommandKind.Read => IsPaged ? "AtlasListCommand" : "AtlasReadCommand",
        _ => command.Surface.Wait is null ? "AtlasChangeCommand" : "AtlasWaitableCommand",
    };

    private void EmitParameter(ParameterModel parameter)
    {
        _code.Summary(parameter.Help ?? parameter.Name);
        foreach (string attribute in ParameterAttributes(parameter))
            _code.Line(attribute);
        if (parameter.Aliases.Count > 0)
            _code.Line($"[Alias({string.Join(", ", parameter.Aliases.Select(CodeWriter.Literal))})]");
        if (ValueEmitter.Transformation(parameter.Value) is { } transformation)
            _code.Line(transformation);
        if (parameter.Value.Enum.Count > 0 || parameter.Source is not null || parameter.WireName is "groupId" or "orgId")
            _code.Line("[ArgumentCompleter(typeof(global::AtlasPS.Completion.AtlasCompleter))]");
        string type = ValueEmitter.ParameterType(parameter.Value);
        _code.Line($"public {type}{(ValueEmitter.IsStruct(type) || type.EndsWith("?", StringComparison.Ordinal) ? "" : "?")} {parameter.Name} {{ get; set; }}").Line();
    }

    private IEnumerable<string> ParameterAttributes(ParameterModel parameter)
    {
        string pipeline = parameter.FromPipeline ? "ValueFromPipelineByPropertyName = true" : "";
        // One that stands alike in every set is declared without sets: a declaration for each would make the engine prefer the default set too early.
        bool everywhere = parameter.Places.Count == command.Sets.Count && parameter.Places.TrueForAll(place =>
            place.Mandatory == parameter.Places[0].Mandatory && place.Position == parameter.Places[0].Position);
        foreach (var place in everywhere ? parameter.Places.Take(1) : parameter.Places)
        {
            string[] arguments =
            [
                everywhere ? "" : $"ParameterSetName = {CodeWriter.Literal(place.Set)}",
                place.Mandatory ? "Mandatory = true" : "",
                place.Position is { } position ? $"Position = {position}" : "",
                pipeline,
                place.Tolerated ? "DontShow = true" : "",
            ];
            string inner = string.Join(", ", arguments.Where(argument => argument.Length > 0));
            yield return inner.Length == 0 ? "[Parameter]" : $"[Parameter({inner})]";
        }
    }

    /// <summary>Parameters that the kind of cmdlet implies.</summary>
    private void EmitMachinery()
    {
        if (HasBody)
        {
            _code.Summary("The body as a hashtable, an object, or JSON text; parameters that are given too win.");
            _code.Line("[Parameter]").Line("[ValidateNotNull]").Line("public object? Body { get; set; }").Line();
        }

        if (TakesInputObject)
        {
            _code.Summary("The object to send as a whole, as it was read and then changed.");
            _code.Line("[Parameter(ValueFromPipeline = true)]").Line("[ValidateNotNull]").Line("public AtlasObject? InputObject { get; set; }").Line();
        }

        if (HasBody)
            _code.Line($"private protected override object? WholeBody => {Whole()};").Line();
        if (command.Kind == CommandKind.Save)
            EmitDestination();
        if (command.Kind != CommandKind.Change)
            return;
        if (Emits)
        {
            _code.Line("private protected override bool Emits => true;").Line();
        }
        else if (HasAnswer)
        {
            _code.Summary("Returns the thing as it is after the change; without it nothing comes out.");
            _code.Line("[Parameter]").Line("public SwitchParameter PassThru { get; set; }").Line();
            _code.Line("private protected override bool Emits => PassThru;").Line();
        }
    }

    /// <summary>Where the file goes: after what names the thing, for people who type.</summary>
    private void EmitDestination()
    {
        int position = command.Parameters.SelectMany(parameter => parameter.Places).Max(place => place.Position ?? -1) + 1;
        _code.Summary("Where the file goes: a folder, or the path of the file.");
        _code.Line($"[Parameter(Position = {position})]").Line("[Alias(\"LiteralPath\", \"OutFile\")]").Line("[ValidateNotNullOrEmpty]").Line("public string? Path { get; set; }").Line();
        _code.Line("private protected override string? Destination => Path;").Line();
        if (!command.Sets.Any(set => set.Operation.Media == "gzip"))
            return;
        _code.Summary("Unpacks the file.");
        _code.Line("[Parameter]").Line("public SwitchParameter Expand { get; set; }").Line();
        _code.Line("private protected override bool Expands => Expand;").Line();
    }

    private void EmitDescription()
    {
        string words = Naming.Words(command.Noun.Substring("Atlas".Length));
        _code.Line("private static readonly Lazy<CommandDescription> LazyDescription = new(() => new CommandDescription(");
        _code.Line($"    {CodeWriter.Literal(words)},");
        _code.Line($"    new CommandSetInfo[] {{ {string.Join(", ", command.Sets.Select(set => $"new({CodeWriter.Literal(set.Name)}, OperationTable.{set.Operation.Name})"))} }},");
        _code.Line("    new CommandParameter[]").Line("    {");
        foreach (var parameter in command.Parameters)
            _code.Line($"        new({CodeWriter.Literal(parameter.Name)}, {CodeWriter.Literal(parameter.WireName)}, ParameterPlace.{Naming.Pascal(parameter.In)}, {ValueEmitter.Info(parameter.Value)}){ParameterSettings(parameter)},");
        _code.Line("    })").Line("{");
        _code.Line($"    Confirm = {CodeWriter.Literal(command.Confirm)},");
        if (command.Impact == "High")
            _code.Line("    Destructive = true,");
        if (command.Surface.Wait is { } wait)
            _code.Line($"    Wait = new WaitInfo(OperationTable.{wait.Poll}) {{ Properties = new string[] {{ {string.Join(", ", wait.Properties.Select(CodeWriter.Literal))} }}, Done = new string[] {{ {string.Join(", ", wait.Done.Select(CodeWriter.Literal))} }}, Failed = new string[] {{ {string.Join(", ", wait.Failed.Select(CodeWriter.Literal))} }}, Gone = {(wait.Gone ? "true" : "false")} }},");
        _code.Line("});").Line();
        _code.Line("internal override CommandDescription Surface => LazyDescription.Value;").Line();
    }

    private string ParameterSettings(ParameterModel parameter)
    {
        var settings = new List<string>();
        if (parameter.FromSession)
            settings.Add("FromSession = true");
        if (parameter.Places.Count(place => !place.Tolerated) < command.Sets.Count)
            settings.Add("Distinguishes = true");
        var tolerated = parameter.Places.Where(place => place.Tolerated).Select(place => place.Set).ToList();
        if (tolerated.Count > 0)
            settings.Add($"ToleratedIn = {CodeWriter.Literals(tolerated)}");
        if (parameter.Source is { } source)
            settings.Add($"Source = () => OperationTable.{source.Name}, SourceProperties = {CodeWriter.Literals(parameter.SourceProperties)}");
        if (parameter.FromPipeline && parameter.In != "path")
            settings.Add("FromPipeline = true");
        if (parameter.Default is { } preset)
            settings.Add($"Default = {CodeWriter.Literal(preset)}");
        if (!parameter.Explode)
            settings.Add("Explode = false");
        return settings.Count == 0 ? "" : $" {{ {string.Join(", ", settings)} }}";
    }

    private void EmitValueOf()
    {
        _code.Open("internal override object? ValueOf(string parameter) => parameter switch");
        foreach (var parameter in command.Parameters)
            _code.Line($"{CodeWriter.Literal(parameter.Name)} => {parameter.Name},");
        _code.Line("_ => null,");
        _code.Close("};");
    }
}
