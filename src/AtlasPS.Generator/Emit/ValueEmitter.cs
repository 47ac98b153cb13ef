using System.Globalization;
using AtlasPS.Catalog;

namespace AtlasPS.Generator;

/// <summary>Values of the catalog as C#: their types, and their descriptions at run time.</summary>
internal static class ValueEmitter
{
    /// <summary>The type of a property of an object.</summary>
    public static string PropertyType(ValueModel value) => value.IsArray ? $"{Element(value)}[]" : Single(value);

    /// <summary>The type of a parameter of a cmdlet.</summary>
    public static string ParameterType(ValueModel value) => value.Kind switch
    {
        ValueKind.JsonText or ValueKind.Any when !value.IsArray => "object",
        ValueKind.Switch when !value.IsArray => "global::System.Management.Automation.SwitchParameter",
        ValueKind.Secret when !value.IsArray => "global::System.Security.SecureString",
        _ => PropertyType(value),
    };

    public static bool IsStruct(string type) => type.EndsWith("SwitchParameter", StringComparison.Ordinal);

    /// <summary>The attribute that turns what people write into the parameter's type, or null where PowerShell does it well.</summary>
    public static string? Transformation(ValueModel value) => value.Kind switch
    {
        ValueKind.DateTime when !value.IsArray => "[global::AtlasPS.Values.DateArgument]",
        ValueKind.Date when !value.IsArray => "[global::AtlasPS.Values.CalendarDateArgument]",
        ValueKind.Int32 or ValueKind.Int64 when !value.IsArray => "[global::AtlasPS.Values.WholeNumberArgument]",
        ValueKind.Milliseconds => "[global::AtlasPS.Values.MillisecondsArgument]",
        ValueKind.Seconds when !value.IsArray => "[global::AtlasPS.Values.SecondsArgument]",
        ValueKind.Duration when !value.IsArray => "[global::AtlasPS.Values.DurationArgument]",
        ValueKind.Object => $"[global::AtlasPS.Binding.ObjectArgument(typeof(global::AtlasPS.{value.TypeName}))]",
        _ => null,
    };

    /// <summary><c>new ValueDescription(…) { … }</c>.</summary>
    public static string Info(ValueModel value)
    {
        var facts = value.Schema;
        var bounds = new List<string>();
        // A type that holds itself reads its shape while that is being made; the compiler cannot see that the function runs later.
        if (value.TypeName is { } type)
            bounds.Add($"Type = () => global::AtlasPS.{type}.OwnDescription!");
        if (value.Enum.Count > 0)
            bounds.Add($"Enum = {CodeWriter.Literals(value.Enum)}{(value.IsOpen ? ", IsOpen = true" : "")}");
        else if (facts.Pattern is { } pattern && IsEnforced(pattern))
            bounds.Add($"Pattern = {CodeWriter.Literal(pattern)}");
        if (value.Kind == ValueKind.Any && facts.Type == "object")
            bounds.Add("IsJsonObject = true");
        Add(bounds, "Minimum", facts.Minimum);
        Add(bounds, "Maximum", facts.Maximum);
        Add(bounds, "MinLength", facts.MinLength);
        Add(bounds, "MaxLength", facts.MaxLength);
        Add(bounds, "MinItems", value.ArraySchema?.MinItems);
        Add(bounds, "MaxItems", value.ArraySchema?.MaxItems);
        return $"new ValueDescription(ValueFormat.{value.Kind}{(value.IsArray ? ", true" : "")}){(bounds.Count > 0 ? $" {{ {string.Join(", ", bounds)} }}" : "")}";
    }

    /// <summary>
    /// Only patterns that are anchored at both ends as a whole say what a value must be; the one of process ids, for instance, is not. One that asks for a
    /// backslash was escaped twice on its way into the facts, and would refuse every right value.
    /// </summary>
    private static bool IsEnforced(string pattern) =>
        pattern.StartsWith("^", StringComparison.Ordinal) && pattern.EndsWith("$", StringComparison.Ordinal) && !HasTopLevelAlternative(pattern)
        && !pattern.Contains(@"\\");

    private static bool HasTopLevelAlternative(string pattern)
    {
        int depth = 0;
        for (int i = 0; i < pattern.Length; i++)
        {
            if (pattern[i] == '\\')
                i++;
            else if (pattern[i] is '(' or '[')
                depth++;
            else if (pattern[i] is ')' or ']')
                depth--;
            else if (pattern[i] == '|' && depth == 0)
                return true;
        }

        return false;
    }

    /// <summary>What the facts say of a value, for its XML documentation.</summary>
    public static IEnumerable<string> Describe(ValueModel value)
    {
        if (value.Enum.Count is > 0 and <= 12)
            yield return $"known values {string.Join(", ", value.Enum)}";
        if (value.Schema.Minimum is { } least)
            yield return $"at least {least.ToString(CultureInfo.InvariantCulture)}";
        if (value.Schema.Maximum is { } most)
            yield return $"at most {most.ToString(CultureInfo.InvariantCulture)}";
        if (value.Schema.MaxLength is { } length)
            yield return $"at most {length} characters";
        if (value.Kind == ValueKind.DateTime)
            yield return "UTC";
    }

    private static void Add(List<string> bounds, string name, decimal? value)
    {
        if (value is { } number)
            bounds.Add($"{name} = {number.ToString(CultureInfo.InvariantCulture)}");
    }

    private static string Single(ValueModel value) => value.Kind switch
    {
        ValueKind.Text or ValueKind.Secret or ValueKind.JsonText or ValueKind.Duration or ValueKind.Date => "string",
        ValueKind.Boolean or ValueKind.Switch => "bool?",
        ValueKind.Int32 => "int?",
        ValueKind.Int64 or ValueKind.Milliseconds => "long?",
        ValueKind.Number => "double?",
        ValueKind.DateTime or ValueKind.Seconds => "global::System.DateTime?",
        ValueKind.Object => $"global::AtlasPS.{value.TypeName}",
        _ => "object",
    };

    private static string Element(ValueModel value) => Single(value).TrimEnd('?');
}
