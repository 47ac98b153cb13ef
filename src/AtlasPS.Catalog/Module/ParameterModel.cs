namespace AtlasPS.Catalog;

/// <summary>A parameter of a cmdlet.</summary>
public sealed record ParameterModel
{
    /// <summary>Its public name.</summary>
    public string Name { get; init; } = "";

    /// <summary>Further names.</summary>
    public EquatableList<string> Aliases { get; init; } = [];

    /// <summary>Its name on the wire.</summary>
    public string WireName { get; init; } = "";

    /// <summary><c>path</c>, <c>query</c>, <c>header</c> or <c>body</c>.</summary>
    public string In { get; init; } = "";

    /// <summary>Its type and bounds.</summary>
    public ValueModel Value { get; init; } = new();

    /// <summary>True when it binds from the pipeline by property name: it names what is worked on.</summary>
    public bool FromPipeline { get; init; }

    /// <summary>True for what names the thing that a cmdlet is about: it takes a name, the object itself, and either of them from the pipeline.</summary>
    public bool IsIdentity { get; init; }

    /// <summary>True where whatever is piped is looked at for it: nothing else that its parameter set insists on would be missing.</summary>
    public bool FromAnything { get; init; }

    /// <summary>True where several such things may be named at once.</summary>
    public bool IsMany { get; init; }

    /// <summary>The value to send where none is given; null for none.</summary>
    public string? Default { get; init; }

    /// <summary>True when the session's default stands in for it.</summary>
    public bool FromSession { get; init; }

    /// <summary>The sets that it belongs to.</summary>
    public EquatableList<ParameterPlace> Places { get; init; } = [];

    /// <summary>The help of it.</summary>
    public string? Help { get; init; }

    /// <summary>The JSON name under which responses hold its value, where requests have another one.</summary>
    public string? Reads { get; init; }

    /// <summary>The value with which data or access is lost: <c>true</c>, <c>false</c> or <c>any</c>.</summary>
    public string? Loses { get; init; }

    /// <summary>Other defaults, each with the conditions of which one must hold.</summary>
    public EquatableList<KeyValuePair<string, EquatableList<string>>> Defaults { get; init; } = [];

    /// <summary>False for an array that is sent as one comma-separated value.</summary>
    public bool Explode { get; init; } = true;

    /// <summary>The name of the operation that lists its values for completion, or null.</summary>
    public string? Source { get; init; }

    /// <summary>The JSON names, in the items of <see cref="Source"/>, of the parameter's value: the first that is there.</summary>
    public EquatableList<string> SourceProperties { get; init; } = [];
}

/// <summary>A parameter's place in a parameter set.</summary>
public sealed record ParameterPlace
{
    /// <summary>The set.</summary>
    public string Set { get; init; } = "";

    /// <summary>True when the cmdlet insists on it.</summary>
    public bool Mandatory { get; init; }

    /// <summary>The position, or null.</summary>
    public int? Position { get; init; }

    /// <summary>
    /// True when a more specific set only tolerates it, so that an object which carries both identities binds; typed together with that set's own it is an error.
    /// </summary>
    public bool Tolerated { get; init; }
}
