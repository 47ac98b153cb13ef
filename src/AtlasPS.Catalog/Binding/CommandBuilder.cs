namespace AtlasPS.Catalog;

/// <summary>Derives a cmdlet's parameters from the operations of its sets and from what was decided.</summary>
internal sealed class CommandBuilder(CommandModel command, SurfaceFile family, SurfaceCommon common, IReadOnlyDictionary<string, TypeModel> types, TypeBuilder values, Func<string, OperationModel?> listing)
{
    /// <summary>Query parameters that the machinery handles itself.</summary>
    private static readonly HashSet<string> Machinery = ["envelope", "pretty", "pageNum", "itemsPerPage", "includeCount"];

    private readonly SurfaceCmdlet _surface = command.Surface;
    private readonly List<ParameterDraft> _parameters = [];

    public CommandModel Build()
    {
        foreach (var set in command.Sets)
            AddOperation(set);
        Tolerate();
        var built = command with { Parameters = [.. Identities.Mark(command, [.. _parameters.Select(parameter => parameter.Freeze())])], Impact = _surface.Impact ?? Impact() };
        return built with { Confirm = _surface.Confirm ?? Confirmation.Of(built, common.Words) };
    }

    private string Impact() => command.Verb switch { "Remove" => "High", "Test" => "Low", _ => "Medium" };

    private void AddOperation(CommandSet set)
    {
        var operation = set.Operation;
        foreach (string name in operation.Facts.PathNames)
        {
            bool fromSession = FromSession(name);
            var facts = operation.Facts.Parameter(name) ?? throw new CatalogException($"{operation.Facts} has no parameter '{name}'.");
            var parameter = Get(name, "path", values.Value(facts.Schema, name));
            parameter.FromSession |= fromSession;
            Place(parameter, set, mandatory: !fromSession && parameter.Default is null, Position(name));
        }

        foreach (var facts in operation.Facts.Parameters.Where(facts => facts.In is "query" or "header" && !Machinery.Contains(facts.Name) && !_surface.Omit.Contains(facts.Name)))
        {
            var value = values.Value(facts.Schema, facts.Name);
            if (value is { Kind: ValueKind.Boolean, IsArray: false })
                value = value with { Kind = ValueKind.Switch };
            var parameter = Get(facts.Name, facts.In, value);
            parameter.Explode = facts.Explode;
            // A switch that is left out says no.
            bool isSwitch = value is { Kind: ValueKind.Switch, IsArray: false };
            if (isSwitch && facts.Required)
                parameter.Default ??= "false";
            Place(parameter, set, facts.Required && !isSwitch, null);
        }

        if (command.Kind != CommandKind.Wait && _surface.Fixed.Count == 0 && operation.Body is { TypeName: { } type } && types.TryGetValue(type, out var body))
            foreach (var property in body.Properties.Where(property => !property.ReadOnly && !_surface.Omit.Contains(property.JsonName) && !IsPathName(operation, property.JsonName)))
                AddField(set, property);
    }

    /// <summary>A project or organization that a body must name is found as it is everywhere: from the pipeline, by name, from the session.</summary>
    private void AddField(CommandSet set, PropertyModel property)
    {
        var parameter = Get(property.JsonName, "body", property.Value);
        // The id of another thing, such as the snapshot to restore, comes from a piped object as path values do.
        if (property is { JsonName.Length: > 2, Value: { Kind: ValueKind.Text, IsArray: false } } && property.JsonName.EndsWith("Id", StringComparison.Ordinal) && property.JsonName is not ("groupId" or "orgId"))
            parameter.FromPipeline = true;
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

    private bool FromSession(string name) => name is "groupId" or "orgId" && !_surface.Explicit.Contains(name);

    /// <summary>Only what names the thing itself, in the most specific set, may be given by position: everything else would be guessed wrong.</summary>
    private int? Position(string name)
    {
        var specific = command.Sets[command.Sets.Count - 1].Operation.Facts.PathNames.Where(candidate => !FromSession(candidate)).ToList();
        int index = specific.IndexOf(name);
        return index < 0 ? null : index;
    }

    private static bool IsPathName(OperationModel operation, string name) => operation.Facts.Parameter(name)?.In == "path";

    private ParameterDraft Get(string wireName, string place, ValueModel value)
    {
        if (_parameters.Find(known => known.Model.WireName == wireName && known.Model.In == place) is { } existing)
            return existing;

        string plain = Naming.Public(wireName);
        var decided = _surface.Parameters.FirstOrDefault(candidate => candidate.From == wireName)
            ?? _surface.Parameters.FirstOrDefault(candidate => candidate.From is null && candidate.Name == (value.IsArray ? Naming.Singular(plain) : plain));
        string name = decided?.Name ?? (value.IsArray ? Naming.Singular(plain) : plain);
        string own = Naming.Pascal(wireName);
        // Projects and clusters have a Name and an Id too: piped into the cmdlet they must not pass for the thing.
        bool ambiguous = place == "path" && own is "Name" or "Id";
        var derived = ambiguous || own.Equals(name, StringComparison.OrdinalIgnoreCase) || PowerShellNames.IsTaken(own) ? [] : new[] { own };
        var draft = new ParameterDraft
        {
            FromPipeline = place == "path" || decided?.Pipeline == true,
            Default = decided?.Default,
            Model = Offer(decided?.Values ?? [], new ParameterModel
            {
                Name = name,
                WireName = wireName,
                In = place,
                Value = As(decided?.As, value),
                Help = decided?.Help ?? SharedHelp(name),
                Reads = decided?.Reads,
                Loses = decided?.Loses,
                Defaults = decided?.Defaults ?? [],
                Aliases = [.. (decided?.Aliases ?? []).Concat(derived).Distinct(StringComparer.OrdinalIgnoreCase)],
            }),
        };
        _parameters.Add(draft);
        return draft;
    }

    private string? SharedHelp(string name) => family.Help.Concat(common.Help).Where(entry => entry.Key == name).Select(entry => entry.Value).FirstOrDefault();

    /// <summary>Values that completion offers: those that were written down, or those that an operation lists.</summary>
    private ParameterModel Offer(IReadOnlyList<string> offered, ParameterModel parameter)
    {
        if (SurfaceParameter.ListedValue(offered) is { } listed)
            return listing(listed.Operation) is { } operation ? parameter with { Source = operation.Name, SourceProperties = [listed.Property] } : parameter;
        return offered.Count == 0 ? parameter : parameter with { Value = parameter.Value with { Enum = [.. offered], IsOpen = true } };
    }

    private static ValueModel As(string? kind, ValueModel value) => kind switch
    {
        "switch" => value with { Kind = ValueKind.Switch },
        "json" => value with { Kind = ValueKind.JsonText },
        "date" => value with { Kind = ValueKind.DateTime },
        "duration" => value with { Kind = ValueKind.Duration },
        "milliseconds" => value with { Kind = ValueKind.Milliseconds },
        "seconds" => value with { Kind = ValueKind.Seconds },
        "secret" => value with { Kind = ValueKind.Secret },
        "text" => value with { Kind = ValueKind.Text, Schema = new SchemaFacts() },
        _ => value,
    };

    private void Place(ParameterDraft parameter, CommandSet set, bool mandatory, int? position)
    {
        var decided = _surface.Parameters.FirstOrDefault(candidate => candidate.Name == parameter.Model.Name);
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
    private void Tolerate()
    {
        foreach (var parameter in _parameters.Where(parameter => parameter.FromPipeline || _surface.Parameters.Any(decided => decided.Name == parameter.Model.Name && decided.Sets.Count > 0)))
        {
            int first = IndexOfFirst(parameter);
            foreach (var set in command.Sets.Skip(first + 1).Where(set => parameter.Places.All(place => place.Set != set.Name)))
                parameter.Places.Add(new ParameterPlace { Set = set.Name, Tolerated = true });
        }
    }

    private int IndexOfFirst(ParameterDraft parameter)
    {
        for (int i = 0; i < command.Sets.Count; i++)
            if (parameter.Places.Exists(place => place.Set == command.Sets[i].Name))
                return i;
        return command.Sets.Count;
    }
}
