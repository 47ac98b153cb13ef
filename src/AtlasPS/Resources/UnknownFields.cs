using System.Management.Automation;
using System.Text.Json;

namespace AtlasPS.Resources;

/// <summary>Makes fields that a type does not declare show up as properties. Costs an object nothing where there are none.</summary>
internal static class UnknownFields
{
    public static void Attach(AtlasObject target)
    {
        if (target.Element.ValueKind != JsonValueKind.Object)
            return;
        PSObject? extended = null;
        int at = 0;
        foreach (var field in target.Element.EnumerateObject())
        {
            if (target.TypeDescription.Declares(field, ref at))
                continue;
            extended ??= PSObject.AsPSObject(target);
            string name = TypeDescription.PublicName(field.Name);
            if (extended.Properties[name] is null)
                extended.Properties.Add(new UnknownField(target, name, field.Name));
        }
    }

    /// <summary>A property that reads and writes a field by its JSON name.</summary>
    private sealed class UnknownField(AtlasObject target, string name, string jsonName) : PSNoteProperty(name, null)
    {
        public override object? Value
        {
            get => target.GetValue(jsonName);
            set => target.Set(jsonName, value);
        }

        public override string TypeNameOfValue => Value?.GetType().FullName ?? typeof(object).FullName!;

        public override PSMemberInfo Copy() => new UnknownField(target, Name, jsonName);
    }
}
