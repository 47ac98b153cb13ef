using AtlasPS.Descriptions;

namespace AtlasPS.Binding;

/// <summary>What a cmdlet was given for one call: the bound parameters by name, and a whole body where there is one.</summary>
internal sealed class CallArguments
{
    private readonly Dictionary<string, object?> _values = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The whole body: hashtable, object or JSON text.</summary>
    public object? Body { get; set; }

    /// <summary>The parameter set.</summary>
    public string Set { get; set; } = "";

    /// <summary>What error records name as the offending input.</summary>
    public object? Target { get; set; }

    public object? this[string name]
    {
        get => _values.TryGetValue(name, out object? value) ? value : null;
        set => _values[name] = value;
    }

    public bool Has(string name) => _values.ContainsKey(name);

    public bool Has(ParameterDescription parameter) => _values.ContainsKey(parameter.Name);
}
