using AtlasPS.Catalog;

namespace AtlasPS.Generator;

/// <summary>Writes a public object type: a typed view over JSON, and its shape.</summary>
internal sealed class TypeEmitter(TypeSpec spec)
{
    private readonly TypeModel _type = spec.Type;
    private readonly CodeWriter _code = new(spec.File is { } file ? $"{file} ({spec.Type.Name})" : $"src/AtlasPS.Catalog/facts/schemas ({spec.Type.SchemaName ?? spec.Type.Name})");

    public string Emit()
    {
        // A field may be named like something of the base class, which nobody calls on the derived one.
        _code.Line("#pragma warning disable CS0108").Line("using System;").Line("using AtlasPS.Descriptions;").Line("using AtlasPS.Resources;").Line();
        _code.Open("namespace AtlasPS");
        _code.Summary(_type.SchemaName is { } schema ? $"{Title()}: the API's {schema}." : $"{Title()}.");
        _code.Open($"public partial class {_type.Name} : AtlasObject");
        EmitShape();
        _code.Summary("Creates an empty one, to fill and send.").Line($"public {_type.Name}() {{ }}").Line();
        _code.Line("internal override TypeDescription TypeDescription => OwnDescription;");
        foreach (var property in _type.Properties)
            EmitProperty(property);
        EmitKeys();
        EmitStamps();
        return _code.Close().Close().ToString();
    }

    private string Title() => char.ToUpperInvariant(spec.Thing[0]) + spec.Thing.Substring(1);

    private void EmitShape()
    {
        string? display = _type.Surface?.Label;
        _code.Line($"internal static readonly TypeDescription OwnDescription = new({CodeWriter.Literal(_type.Name)}, () => new {_type.Name}(), {CodeWriter.Literal(display)}, new FieldDescription[]").Line("{");
        foreach (var property in _type.Properties)
            _code.Line($"    new({CodeWriter.Literal(property.JsonName)}, {CodeWriter.Literal(property.Name)}, {ValueEmitter.Info(property.Value)}, {Flag(property.ReadOnly)}, {Flag(property.Required)}),");
        string keys = string.Join(", ", Keys().Select(key => $"[{CodeWriter.Literal(key.Key)}] = {CodeWriter.Literals(key.Value)}"));
        string stamps = string.Join(", ", Undeclared(_type.OccasionalStamps).Select(stamp => $"new({CodeWriter.Literal(stamp.WireName)}, {CodeWriter.Literal(stamp.Name)})"));
        string[] further =
        [
            keys.Length == 0 ? "" : $"Keys = new global::System.Collections.Generic.Dictionary<string, string[]> {{ {keys} }}",
            _type.Surface is not { Owners.Count: > 0 } decided ? "" : $"Owners = new global::System.Collections.Generic.Dictionary<string, string> {{ {string.Join(", ", decided.Owners.Select(owner => $"[{CodeWriter.Literal(owner.Key)}] = {CodeWriter.Literal(owner.Value)}"))} }}",
            _type.Surface?.Text is not { } text ? "" : $"Text = new TextForm({CodeWriter.Literal(text)})",
            stamps.Length == 0 ? "" : $"OccasionalStamps = new OccasionalStamp[] {{ {stamps} }}",
        ];
        further = [.. further.Where(part => part.Length > 0)];
        _code.Line(further.Length == 0 ? "});" : $"}}) {{ {string.Join(", ", further)} }};").Line();
    }

    private static string Flag(bool value) => value ? "true" : "false";

    private IEnumerable<KeyValuePair<string, EquatableList<string>>> Keys() => _type.Surface?.Keys ?? [];

    private void EmitProperty(PropertyModel property)
    {
        string declared = ValueEmitter.PropertyType(property.Value);
        if (!declared.EndsWith("?", StringComparison.Ordinal))
            declared += "?";
        _code.Line().Summary(Describe(property));
        _code.Line($"public {declared} {property.Name} {{ get => {Getter(property.Value)}({CodeWriter.Literal(property.JsonName)}); set => Set({CodeWriter.Literal(property.JsonName)}, value); }}");
    }

    private static string Describe(PropertyModel property)
    {
        var facts = new List<string> { $"The field {property.JsonName}" };
        if (property.ReadOnly)
            facts.Add("set by Atlas alone");
        facts.AddRange(ValueEmitter.Describe(property.Value));
        return string.Join("; ", facts) + ".";
    }

    private static string Getter(ValueModel value) => (value.Kind, value.IsArray) switch
    {
        (ValueKind.Object, false) => $"ReadObject<global::AtlasPS.{value.TypeName}>",
        (ValueKind.Object, true) => $"ReadObjects<global::AtlasPS.{value.TypeName}>",
        (_, true) => $"ReadValues<{ValueEmitter.PropertyType(value).Replace("[]", "")}>",
        (ValueKind.Text or ValueKind.Secret or ValueKind.JsonText or ValueKind.Date, _) => "ReadText",
        (ValueKind.Boolean or ValueKind.Switch, _) => "ReadFlag",
        (ValueKind.Int32, _) => "ReadInt32",
        (ValueKind.Int64 or ValueKind.Milliseconds, _) => "ReadInt64",
        (ValueKind.Number, _) => "ReadNumber",
        (ValueKind.DateTime, _) => "ReadDate",
        _ => "GetValue",
    };

    /// <summary>The object's own identity under the name that cmdlets bind it by.</summary>
    private void EmitKeys()
    {
        foreach (var key in Keys().Where(key => !Declares(key.Key)))
        {
            _code.Line().Summary($"What cmdlets take as -{key.Key}: the field {string.Join(", else ", key.Value)}.");
            _code.Line($"public string? {key.Key} => {string.Join(" ?? ", key.Value.Select(field => $"ReadText({CodeWriter.Literal(field)})"))};");
        }
    }

    /// <summary>The path that the object was read under, so that it pipes on.</summary>
    private void EmitStamps()
    {
        foreach (var (wireName, name) in Undeclared(_type.Stamps))
        {
            _code.Line().Summary($"What cmdlets take as -{name}: where the object was read.");
            _code.Line($"public string? {name} => Stamp({CodeWriter.Literal(wireName)});");
        }
    }

    private IEnumerable<(string WireName, string Name)> Undeclared(IEnumerable<string> stamps) =>
        stamps.Select(stamp => (WireName: stamp, Name: Naming.Place(stamp))).Where(stamp => !Keys().Any(key => key.Key == stamp.Name) && !Declares(stamp.Name));

    private bool Declares(string name) => _type.Properties.Any(property => property.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
}
