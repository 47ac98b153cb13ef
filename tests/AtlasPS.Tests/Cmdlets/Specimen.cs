using System.Collections;
using System.Collections.Specialized;
using System.Text.RegularExpressions;
using AtlasPS.Catalog;
using AtlasPS.Simulator.Schema;

namespace AtlasPS.Tests.Cmdlets;

/// <summary>Arguments as a person could give them, made from the facts: a listed value, the example, or the plainest that fits pattern and bounds.</summary>
internal static class Specimen
{
    public static readonly DateTime Moment = new(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc);

    /// <summary>An argument for a parameter: a single value, or two for an array.</summary>
    public static object Of(ParameterModel parameter)
    {
        object one = One(parameter.Value, parameter.WireName, 0);
        if (!parameter.Value.IsArray)
            return one;
        object[] two = parameter.Value.ArraySchema?.MaxItems == 1 || (parameter.Value is { Enum: [var only] } && only.Length > 0) ? [one] : [one, parameter.Value.Enum.Count > 1 ? parameter.Value.Enum[1] : one];
        return two;
    }

    private static object One(ValueModel value, string name, int depth) => value.Kind switch
    {
        ValueKind.Text => Text(value, name),
        ValueKind.Boolean or ValueKind.Switch => true,
        ValueKind.Int32 or ValueKind.Int64 => Whole(value.Schema),
        ValueKind.Number => (double)Whole(value.Schema),
        ValueKind.DateTime or ValueKind.Seconds => Moment,
        ValueKind.Date => Moment,
        ValueKind.Milliseconds => 1767323045000L,
        ValueKind.Duration => "PT1H",
        ValueKind.Secret => AtlasWorld.Secret("pass phrase of some length"),
        ValueKind.Object => Thing(AtlasCatalog.Module.Type(value.TypeName)!, depth),
        _ => new Hashtable { ["any"] = "thing" },
    };

    private static long Whole(SchemaFacts schema) =>
        schema.Enum.Count > 0 ? long.Parse(schema.Enum[0], System.Globalization.CultureInfo.InvariantCulture)
        : schema.Minimum is { } least ? (long)least + (schema.ExclusiveMinimum ? 1 : 0)
        : schema.Maximum is < 3 ? (long)schema.Maximum : 3;

    private static string Text(ValueModel value, string name)
    {
        var schema = value.Schema;
        if (value.Enum.Count > 0)
            return value.Enum[0];
        if (name.EndsWith("ipAddress", StringComparison.OrdinalIgnoreCase))
            return "192.0.2.7";
        if (name.EndsWith("cidrBlock", StringComparison.OrdinalIgnoreCase) || name.EndsWith("cidr", StringComparison.OrdinalIgnoreCase))
            return "192.0.2.0/24";
        if (schema.Pattern is { } pattern)
            return new[] { schema.Example?.Trim('"'), PatternExample.Of(pattern), "some plain text" }
                .OfType<string>().FirstOrDefault(text => text.Length >= Math.Max(1, schema.MinLength ?? 0) && Regex.IsMatch(text, pattern)) ?? "x";
        if (schema.Format is "email")
            return "somebody@contoso.example";
        if (schema.Format is "uuid")
            return "00000000-1111-4222-8333-444444444444";
        // Where a database user signs in stands in the path and again in the body, which lists what it may be.
        if (name == "databaseName")
            return "admin";
        // What needs encoding in a path and in a query.
        string text = name is "processId" or "hostname" ? "host-0.example.net:27017" : "ä b/c+d&e";
        while (text.Length < (schema.MinLength ?? 0))
            text += "x";
        return text.Length > (schema.MaxLength ?? int.MaxValue) ? text.Substring(0, schema.MaxLength!.Value) : text;
    }

    private static OrderedDictionary Thing(TypeModel type, int depth)
    {
        var fields = new OrderedDictionary();
        foreach (var property in type.Properties.Where(property => !property.ReadOnly && (depth < 2 || property.Value.Kind != ValueKind.Object)))
        {
            object one = One(property.Value, property.JsonName, depth + 1);
            fields[property.JsonName] = property.Value.IsArray ? new[] { one } : one;
        }

        return fields;
    }
}
