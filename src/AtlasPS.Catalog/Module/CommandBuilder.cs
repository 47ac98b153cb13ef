namespace AtlasPS.Catalog;

/// <summary>Derives a cmdlet's parameters and parameter sets from its operations and from what was decided.</summary>
internal sealed class CommandBuilder(SurfaceFile family, SurfaceCmdlet surface, OperationBuilder operations, TypeBuilder types, IReadOnlyDictionary<string, string> commonHelp)
{
    /// <summary>Query parameters that the machinery handles itself.</summary>
    private static readonly HashSet<string> Machinery = ["envelope", "pretty", "pageNum", "itemsPerPage", "includeCount"];

    /// <summary>The short names that PowerShell gives the parameters which every cmdlet has.</summary>
    private static readonly HashSet<string> Taken = new(StringComparer.OrdinalIgnoreCase) { "vb", "db", "ea", "wa", "infa", "proga", "ev", "wv", "iv", "ov", "ob", "pv", "wi", "cf" };

    private readonly List<ParameterModel> _parameters = [];

    public CommandModel Build()
    {
        var command = new CommandModel { Surface = surface, Family = family.Family };
        command.Kind = Kind(command);
        if (command.Kind == CommandKind.Wait && surface.Wait is { } wait)
            command.Sets = [new CommandSet { Name = "Default", Operation = operations.Build(wait.Poll) }];
        else
            command.Sets = [.. surface.Operations.Select(entry => new CommandSet { Name = entry.Key, Operation = command.Kind == CommandKind.Save ? operations.BuildDownload(entry.Value) : operations.Build(entry.Value, surface.Lists) })];
        if (surface.Wait is { } polled)
            operations.Build(polled.Poll);
        if (surface.HandWritten)
            return command;
        if (command.Sets.Count == 0)
            throw new CatalogException($"{surface.Name} names no operation and is not written by hand.");

        foreach (var set in command.Sets)
            AddOperation(command, set);
        if (surface.Instead is { } instead)
            foreach (var operation in command.Sets.Select(set => set.Operation).Where(operation => operation.Facts is { Deprecated: true } or { Retired: true }))
                operation.Instead = instead;
        Tolerate(command.Sets);
        Check(command);
        command.Parameters = _parameters;
        command.Impact = surface.Impact ?? Impact(command);
        command.Confirm = surface.Confirm ?? Confirmation(command);
        return command;
    }

    private static CommandKind Kind(CommandModel command) => command.Verb switch
    {
        "Test" when command.Surface.Wait is not null => CommandKind.Change,
        "Get" or "Find" or "Test" => CommandKind.Read,
        "Wait" => CommandKind.Wait,
        "Save" => CommandKind.Save,
        _ => CommandKind.Change,
    };

    private void AddOperation(CommandModel command, CommandSet set)
    {
        var operation = set.Operation;
        foreach (string name in PathNames(operation.Facts.Path))
        {
            bool fromSession = FromSession(name);
            var facts = operation.Facts.Parameter(name) ?? throw new CatalogException($"{operation.Facts} has no parameter '{name}'.");
            var parameter = Get(name, "path", types.Value(facts.Schema, name));
            parameter.FromSession |= fromSession;
            Place(parameter, set, mandatory: !fromSession && parameter.Default is null, Position(command, name));
        }

        foreach (var facts in operation.Facts.Parameters.Where(facts => facts.In is "query" or "header" && !Machinery.Contains(facts.Name) && !surface.Omit.Contains(facts.Name)))
        {
            var value = types.Value(facts.Schema, facts.Name);
            if (value is { Kind: ValueKind.Boolean, IsArray: false })
                value.Kind = ValueKind.Switch;
            var parameter = Get(facts.Name, facts.In, value);
            parameter.Explode = facts.Explode;
            Place(parameter, set, facts.Required, null);
        }

        if (command.Kind != CommandKind.Wait && operation.Body is { Object: { } body })
            foreach (var property in body.Properties.Where(property => !property.ReadOnly && !surface.Omit.Contains(property.JsonName) && !IsPathName(operation, property.JsonName)))
                AddField(set, property);
    }

    /// <summary>A project or organization that a body must name is found as it is everywhere: from the pipeline, by name, from the session.</summary>
    private void AddField(CommandSet set, PropertyModel property)
    {
        var parameter = Get(property.JsonName, "body", property.Value);
        if (property.Required && property.JsonName is "groupId" or "orgId")
        {
            parameter.FromPipeline = true;
            parameter.FromSession |= FromSession(property.JsonName);
        }
        else if (property.Required && property.Value is { Kind: ValueKind.Text, IsArray: false, Schema.Default: { } preset })
        {
            parameter.Default ??= preset.Trim('"');
        }

        Place(parameter, set, mandatory: false, null);
    }

    private bool FromSession(string name) => name is "groupId" or "orgId" && !surface.Explicit.Contains(name);

    /// <summary>Only what names the thing itself, in the most specific set, may be given by position: everything else would be guessed wrong.</summary>
    private int? Position(CommandModel command, string name)
    {
        var specific = PathNames(command.Sets[command.Sets.Count - 1].Operation.Facts.Path).Where(candidate => !FromSession(candidate)).ToList();
        int index = specific.IndexOf(name);
        return index < 0 ? null : index;
    }

    private static bool IsPathName(OperationModel operation, string name) => operation.Facts.Parameter(name)?.In == "path";

    private static IEnumerable<string> PathNames(string path) =>
        path.Split('{').Skip(1).Select(part => part.Substring(0, part.IndexOf('}')));

    private ParameterModel Get(string wireName, string place, ValueModel value)
    {
        if (_parameters.Find(known => known.WireName == wireName && known.In == place) is { } existing)
            return existing;

        string plain = Naming.Public(wireName);
        var decided = surface.Parameters.FirstOrDefault(candidate => candidate.From == wireName)
            ?? surface.Parameters.FirstOrDefault(candidate => candidate.From is null && candidate.Name == (value.IsArray ? Naming.Singular(plain) : plain));
        string name = decided?.Name ?? (value.IsArray ? Naming.Singular(plain) : plain);
        string own = Naming.Pascal(wireName);
        // Projects and clusters have a Name and an Id too: piped into the cmdlet they must not pass for the thing.
        bool common = place == "path" && own is "Name" or "Id";
        var parameter = new ParameterModel
        {
            Name = name,
            WireName = wireName,
            In = place,
            Value = value,
            FromPipeline = place == "path" || decided?.Pipeline == true,
            Default = decided?.Default,
            Help = decided?.Help ?? Shared(name),
            Aliases = [.. (decided?.Aliases ?? []).Concat(common || own.Equals(name, StringComparison.OrdinalIgnoreCase) ? [] : [own]).Distinct(StringComparer.OrdinalIgnoreCase).Where(alias => !Taken.Contains(alias))],
        };
        if (decided?.As is { } kind)
            parameter.Value = new ValueModel { Kind = KindOf(kind), IsArray = value.IsArray, Enum = value.Enum, Schema = kind == "text" ? new SchemaFacts() : value.Schema, ArraySchema = value.ArraySchema };
        if (decided is { Values.Count: > 0 })
            Offer(parameter, decided.Values);
        _parameters.Add(parameter);
        return parameter;
    }

    private string? Shared(string name) => family.Help.TryGetValue(name, out string? help) || commonHelp.TryGetValue(name, out help) ? help : null;

    /// <summary>Values that completion offers: those that were written down, or those that an operation lists.</summary>
    private void Offer(ParameterModel parameter, IReadOnlyList<string> values)
    {
        if (values is [var single] && single.IndexOf('.') is > 0 and var dot)
        {
            parameter.Source = operations.Build(single.Substring(0, dot));
            parameter.SourceProperties = [single.Substring(dot + 1)];
            return;
        }

        var value = parameter.Value;
        parameter.Value = new ValueModel { Kind = value.Kind, IsArray = value.IsArray, Enum = values, IsOpen = true, Schema = value.Schema, ArraySchema = value.ArraySchema };
    }

    private ValueKind KindOf(string kind) => kind switch
    {
        "switch" => ValueKind.Switch,
        "json" => ValueKind.JsonText,
        "date" => ValueKind.DateTime,
        "duration" => ValueKind.Duration,
        "milliseconds" => ValueKind.Milliseconds,
        "seconds" => ValueKind.Seconds,
        "secret" => ValueKind.Secret,
        "text" => ValueKind.Text,
        _ => throw new CatalogException($"{surface.Name}: 'as: {kind}' is not known; known are switch, json, date, duration, milliseconds, seconds, secret, text."),
    };

    private void Place(ParameterModel parameter, CommandSet set, bool mandatory, int? position)
    {
        var decided = surface.Parameters.FirstOrDefault(candidate => candidate.Name == parameter.Name);
        if (decided is { Sets.Count: > 0 } && !decided.Sets.Contains(set.Name))
            return;
        parameter.Places.Add(new ParameterPlace
        {
            Set = set.Name,
            Mandatory = mandatory || decided?.Mandatory == true,
            Position = decided?.Position ?? position,
        });
    }

    /// <summary>
    /// A more specific set tolerates what the less specific ones bind from the pipeline: an object may carry both. It also tolerates what was limited to another
    /// set, so that the error for two that exclude each other is ours and can say what to do.
    /// </summary>
    private void Tolerate(IReadOnlyList<CommandSet> sets)
    {
        foreach (var parameter in _parameters.Where(parameter => parameter.FromPipeline || surface.Parameters.Any(decided => decided.Name == parameter.Name && decided.Sets.Count > 0)))
        {
            int first = IndexOfFirst(sets, parameter);
            foreach (var set in sets.Skip(first + 1).Where(set => parameter.Places.All(place => place.Set != set.Name)))
                parameter.Places.Add(new ParameterPlace { Set = set.Name, Tolerated = true });
        }
    }

    private static int IndexOfFirst(IReadOnlyList<CommandSet> sets, ParameterModel parameter)
    {
        for (int i = 0; i < sets.Count; i++)
            if (parameter.Places.Exists(place => place.Set == sets[i].Name))
                return i;
        return sets.Count;
    }

    private void Check(CommandModel command)
    {
        var problems = new List<string>();
        foreach (var decided in surface.Parameters.Where(decided => _parameters.All(parameter => parameter.Name != decided.Name)))
            problems.Add($"{command.Name}: no operation has a parameter '{decided.Name}'; there are {string.Join(", ", _parameters.Select(parameter => parameter.Name))}.");
        foreach (var taken in _parameters.Where(parameter => Taken.Contains(parameter.Name)))
            problems.Add($"{command.Name}: -{taken.Name} is what PowerShell calls another parameter for short; give it a name of its own with 'from: {taken.WireName}'.");
        foreach (var silent in _parameters.Where(parameter => string.IsNullOrEmpty(parameter.Help)))
            problems.Add($"{command.Name}: -{silent.Name} ({silent.In} {silent.WireName}) has no help; write it in the cmdlet's parameters, omit it, or add it to the family's parameters or to _common.yaml.");
        foreach (var twice in _parameters.GroupBy(parameter => parameter.Name, StringComparer.OrdinalIgnoreCase).Where(group => group.Count() > 1))
            problems.Add($"{command.Name}: two parameters would be named '{twice.Key}' ({string.Join(", ", twice.Select(parameter => $"{parameter.In} {parameter.WireName}"))}).");
        bool outdated = command.Kind != CommandKind.Wait && command.Sets.Any(set => set.Operation.Facts is { Deprecated: true } or { Retired: true });
        if (outdated && surface.Instead is null)
            problems.Add($"{command.Name}: the operation is deprecated or retired; say with 'instead' what to use, or that there is nothing.");
        else if (!outdated && surface.Instead is not null)
            problems.Add($"{command.Name}: 'instead' is said, but none of its operations is deprecated or retired.");
        if (problems.Count > 0)
            throw new CatalogException(problems);
    }

    private static string Impact(CommandModel command) => command.Verb switch { "Remove" => "High", "Test" => "Low", _ => "Medium" };

    /// <summary>"Remove cluster 'Cluster0' from project 'Payments'" out of verb, noun and path.</summary>
    private string Confirmation(CommandModel command)
    {
        string thing = Naming.Words(command.Noun.Substring("Atlas".Length));
        foreach (string level in (string[])["project ", "organization "])
            if (thing.StartsWith(level, StringComparison.Ordinal))
                thing = thing.Substring(level.Length);
        var own = _parameters.Where(parameter => parameter is { In: "path", FromSession: false, WireName: not ("groupId" or "orgId") }).ToList();
        // The last name of a path says which thing it is, unless the path goes on: then it says where.
        string path = command.Sets[0].Operation.Facts.Path;
        bool named = own.Count > 0 && (path.LastIndexOf('}') > path.LastIndexOf('/') || $" {thing}".EndsWith(" " + Parent(command, own[own.Count - 1]), StringComparison.Ordinal));
        string name = named ? $" {{{own[own.Count - 1].Name}}}" : _parameters.Exists(parameter => parameter is { In: "body", Name: "Name" }) && command.Verb == "New" ? "[ {Name}]" : "";
        string parents = "";
        foreach (var parent in own.Take(own.Count - (named ? 1 : 0)).Reverse())
        {
            string word = Parent(command, parent);
            if (thing.StartsWith(word + " ", StringComparison.Ordinal))
                thing = thing.Substring(word.Length + 1);
            parents += $" {(word.Length == 0 ? "on" : command.Verb is "New" or "Add" ? "for" : "of")} {(word.Length == 0 ? "" : word + " ")}{{{parent.Name}}}";
        }

        string preposition = command.Verb switch { "Remove" => "from", "Add" => "to", _ => "in" };
        string scope = _parameters.Exists(parameter => parameter.WireName == "groupId") ? $" {preposition} {{ProjectId}}"
            : _parameters.Exists(parameter => parameter.WireName == "orgId") ? $" {preposition} {{OrgId}}" : "";
        string verb = command.Verb switch { "New" => "Create", "Set" => "Change", _ => command.Verb };
        return $"{verb} {thing}{name}{parents}{scope}";
    }

    /// <summary>What the thing is called that a path value names; nothing for clouds and their regions, which something is on.</summary>
    private static string Parent(CommandModel command, ParameterModel parameter) => parameter.Name switch
    {
        "CloudProvider" or "Cloud" or "Geography" => "",
        "TenantName" => command.Noun.StartsWith("AtlasStream", StringComparison.Ordinal) ? "workspace" : "federated database",
        "ApiUserId" => "API key",
        "ClientId" => "service account",
        "EndpointServiceId" => "service",
        "FederationSettingsId" => "federation",
        "InstanceName" => "serverless instance",
        _ => Naming.Words(parameter.Name.Replace("Name", "").Replace("Id", "")),
    };
}
