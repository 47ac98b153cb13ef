namespace AtlasPS.Catalog;

/// <summary>Turns schemas into public object types: unions become one type with the properties of all variants.</summary>
internal sealed class TypeBuilder
{
    private static readonly HashSet<string> Reserved =
        new(StringComparer.OrdinalIgnoreCase) { "ToJson", "GetValue", "SetValue", "Remove", "Item", "ToString", "Equals", "GetType", "GetHashCode", "PSObject" };

    private readonly ApiFacts _facts;
    private readonly Dictionary<string, SurfaceType> _named;
    private readonly Dictionary<string, TypeDraft> _bySchema = [];
    private readonly Dictionary<string, TypeDraft> _byName = new(StringComparer.OrdinalIgnoreCase);

    public TypeBuilder(ApiFacts facts, IEnumerable<SurfaceType> surface)
    {
        _facts = facts;
        _named = surface.SelectMany(type => type.Schemas.Select(schema => (schema, type))).GroupBy(named => named.schema).ToDictionary(named => named.Key, named => named.First().type);
    }

    /// <summary>The types built so far, by name.</summary>
    public IEnumerable<TypeModel> Freeze() => _byName.Values.OrderBy(type => type.Name, StringComparer.Ordinal).Select(type => type.Freeze());

    /// <summary>The type of a name, as far as it is built.</summary>
    public TypeDraft Draft(string name) => _byName[name];

    /// <summary>The value that a schema describes; a new type is named after <paramref name="place"/> where its schema has no name.</summary>
    public ValueModel Value(SchemaFacts schema, string place)
    {
        var resolved = _facts.Resolve(schema);
        if (resolved is { Type: "array", Items: { } items })
        {
            var item = Value(items, Naming.Singular(place));
            return item.IsArray
                ? new ValueModel { Kind = ValueKind.Any, Schema = resolved }
                : item with { IsArray = true, ArraySchema = resolved };
        }

        var listed = Enum(resolved);
        var value = new ValueModel { Kind = KindOf(resolved), Enum = [.. listed.Where(text => !IsPlaceholder(text))], IsOpen = listed.Any(IsPlaceholder), Schema = resolved };
        if (value is { Kind: ValueKind.Any, Enum.Count: > 0 })
            return value with { Kind = ValueKind.Text };
        return value.Kind == ValueKind.Any && HasProperties(resolved, 0)
            ? value with { Kind = ValueKind.Object, TypeName = Type(resolved, place).Name }
            : value;
    }

    /// <summary>The type of an object schema.</summary>
    private TypeDraft Type(SchemaFacts schema, string place)
    {
        if (schema.Name is { } known && _bySchema.TryGetValue(known, out var existing))
            return existing;

        SurfaceType? surface = schema.Name is { } name && _named.TryGetValue(name, out var decided) ? decided : null;
        if (surface is not null && _byName.TryGetValue(surface.Name, out var twin) && twin.Surface == surface)
        {
            // Schemas that were given one name are one type, with the properties of all.
            _bySchema[schema.Name!] = twin;
            var required = new HashSet<string>(twin.Properties.Where(property => property.Required).Select(property => property.JsonName));
            AddProperties(twin, schema, required: true, depth: 0);
            var now = RequiredBy(schema);
            foreach (var property in twin.Properties.ToList())
                twin.Change(property.JsonName, known => known with { Required = now.Contains(known.JsonName) && required.Contains(known.JsonName) });
            return twin;
        }

        var type = new TypeDraft(Free(surface?.Name ?? Naming.Type(schema.Name ?? place), schema.Name), schema.Name, surface);
        _byName[type.Name] = type;
        if (schema.Name is not null)
            _bySchema[schema.Name] = type;
        AddProperties(type, schema, required: true, depth: 0);
        return type;
    }

    /// <summary>A name that is decided wins; two schemas that shorten to one name keep their own.</summary>
    private string Free(string name, string? schemaName)
    {
        if (Reserved.Contains(name) || _named.Values.Any(type => type.Name == name && !type.Schemas.Any(schema => schema == schemaName)) || _byName.ContainsKey(name))
            name = schemaName is null ? name : Naming.Pascal(schemaName);
        string free = name;
        for (int i = 2; _byName.ContainsKey(free); i++)
            free = name + i;
        return free;
    }

    /// <summary>The properties of a schema, of the parts that it is made of, and of its variants: those that it lists, and those that only its discriminator knows.</summary>
    private void AddProperties(TypeDraft type, SchemaFacts schema, bool required, int depth, bool variants = true)
    {
        if (depth > 8)
            return;
        foreach (var property in schema.Properties)
            Add(type, property.Key, property.Value, required && schema.Required.Contains(property.Key));
        foreach (var part in schema.AllOf)
            AddProperties(type, _facts.Resolve(part), required, depth + 1, variants: false);
        List<SchemaFacts> alternatives = [.. schema.OneOf.Select(_facts.Resolve)];
        foreach (var variant in alternatives)
            AddProperties(type, variant, required: false, depth + 1);
        if (variants && alternatives.Count == 0)
        {
            alternatives = [.. schema.DiscriminatorMapping.Select(entry => entry.Value).Distinct().Select(variant => _facts.Resolve(new SchemaFacts { Reference = variant }))];
            foreach (var variant in alternatives)
                AddProperties(type, variant, required: false, depth + 1, variants: false);
        }

        if (required && alternatives.Count > 0)
            foreach (string name in alternatives.Select(RequiredBy).Aggregate((all, next) => [.. all.Intersect(next)]).Where(name => type.Properties.Exists(property => property.JsonName == name)))
                type.Change(name, known => known with { Required = true });
        if (schema.Discriminator is { } discriminator && type.Properties.Find(property => property.JsonName == discriminator) is { Value: { Kind: ValueKind.Text, Enum.Count: > 0 } })
            type.Change(discriminator, known => known with { Value = known.Value with { Enum = [.. known.Value.Enum.Union(schema.DiscriminatorMapping.Select(entry => entry.Key))] } });
    }

    /// <summary>
    /// True when only answers hold a property: it is marked, or every field of the object in it is. A mark on the schema that it refers to says how that schema is used elsewhere.
    /// </summary>
    private bool IsReadOnly(TypeDraft type, string jsonName, SchemaFacts schema)
    {
        if (type.Surface?.Sends.Contains(jsonName) == true)
            return false;
        return schema.ReadOnly || (_facts.Resolve(schema) is { Properties.Count: > 0, OneOf.Count: 0, AllOf.Count: 0, DiscriminatorMapping.Count: 0 } whole && whole.Properties.All(property => property.Value.ReadOnly));
    }

    private void Add(TypeDraft type, string jsonName, SchemaFacts schema, bool required)
    {
        if (type.Properties.Exists(property => property.JsonName == jsonName))
        {
            var other = Value(schema, type.Name + Naming.Pascal(jsonName));
            type.Change(jsonName, known => known with
            {
                ReadOnly = known.ReadOnly && IsReadOnly(type, jsonName, schema),
                Required = known.Required || required,
                Value = Merge(known.Value, other),
            });
            return;
        }

        string name = Naming.Public(jsonName);
        if (type.Properties.Exists(property => property.Name.Equals(name, StringComparison.OrdinalIgnoreCase)))
            name = Naming.Pascal(jsonName);
        if (Reserved.Contains(name) || name == type.Name)
            name += "Value";
        // The type may hold itself: its property is there before its value is looked at.
        type.Properties.Add(new PropertyModel { JsonName = jsonName, Name = name, ReadOnly = IsReadOnly(type, jsonName, schema), Required = required });
        var value = Value(schema, type.Name + Naming.Pascal(jsonName));
        type.Change(jsonName, property => property with { Value = value });
    }

    /// <summary>Variants of a union may disagree on a property; what they share is kept, else anything goes.</summary>
    private static ValueModel Merge(ValueModel one, ValueModel other)
    {
        if (one.Kind == other.Kind && one.IsArray == other.IsArray && one.TypeName == other.TypeName)
        {
            return one with
            {
                Enum = one.Enum.Count == 0 || other.Enum.Count == 0 ? [] : [.. one.Enum.Union(other.Enum)],
                IsOpen = one.IsOpen || other.IsOpen,
                Schema = Shared(one.Schema, other.Schema),
                ArraySchema = one.ArraySchema is { } first && other.ArraySchema is { } second ? Shared(first, second) : null,
            };
        }

        if (!one.IsArray && !other.IsArray && IsNumber(one.Kind) && IsNumber(other.Kind))
            return new ValueModel { Kind = one.Kind == ValueKind.Number || other.Kind == ValueKind.Number ? ValueKind.Number : ValueKind.Int64 };
        return new ValueModel { Kind = ValueKind.Any, IsArray = one.IsArray && other.IsArray };
    }

    /// <summary>The pattern and the bounds of one variant do not hold for the others.</summary>
    private static SchemaFacts Shared(SchemaFacts one, SchemaFacts other) => one with
    {
        Pattern = one.Pattern == other.Pattern ? one.Pattern : null,
        Minimum = one.Minimum is { } least && other.Minimum is { } less ? Math.Min(least, less) : null,
        Maximum = one.Maximum is { } most && other.Maximum is { } more ? Math.Max(most, more) : null,
        MinLength = one.MinLength is { } shortest && other.MinLength is { } shorter ? Math.Min(shortest, shorter) : null,
        MaxLength = one.MaxLength is { } longest && other.MaxLength is { } longer ? Math.Max(longest, longer) : null,
        MinItems = one.MinItems is { } fewest && other.MinItems is { } fewer ? Math.Min(fewest, fewer) : null,
        MaxItems = one.MaxItems is { } greatest && other.MaxItems is { } greater ? Math.Max(greatest, greater) : null,
    };

    private static bool IsNumber(ValueKind kind) => kind is ValueKind.Int32 or ValueKind.Int64 or ValueKind.Number;

    private HashSet<string> RequiredBy(SchemaFacts schema) => [.. schema.Required, .. schema.AllOf.SelectMany(part => _facts.Resolve(part).Required)];

    private bool HasProperties(SchemaFacts schema, int depth) => depth < 8 &&
        (schema.Properties.Count > 0 || schema.AllOf.Concat(schema.OneOf).Any(part => HasProperties(_facts.Resolve(part), depth + 1)));

    /// <summary>The regions of three clouds, for instance, are a union of three enumerations.</summary>
    private bool IsUnionOfTexts(SchemaFacts schema) =>
        schema.Properties.Count == 0 && schema.OneOf.Count > 0 && schema.OneOf.All(variant => _facts.Resolve(variant) is { Type: "string", Format: null });

    private ValueKind KindOf(SchemaFacts schema) => IsUnionOfTexts(schema) ? ValueKind.Text : (schema.Type, schema.Format) switch
    {
        ("string", "date-time") => ValueKind.DateTime,
        ("string", "date") => ValueKind.Date,
        ("string", "password") => ValueKind.Secret,
        ("string", _) => ValueKind.Text,
        ("boolean", _) => ValueKind.Boolean,
        ("integer", "int32") => ValueKind.Int32,
        ("integer", _) => ValueKind.Int64,
        ("number", _) => ValueKind.Number,
        _ => ValueKind.Any,
    };

    /// <summary>The facts write "and whatever you have named yourself" as a value in angle brackets.</summary>
    private static bool IsPlaceholder(string value) => value.Length > 2 && value[0] == '<' && value[value.Length - 1] == '>';

    /// <summary>The listed values, gathered from the alternatives where a string is a union of enumerations.</summary>
    private EquatableList<string> Enum(SchemaFacts schema) =>
        schema.Enum.Count > 0 || schema.OneOf.Count == 0 ? schema.Enum : [.. schema.OneOf.SelectMany(variant => Enum(_facts.Resolve(variant))).Distinct()];
}
