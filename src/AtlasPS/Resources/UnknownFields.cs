using System.Management.Automation;
using System.Text.Json;

namespace AtlasPS.Resources;

/// <summary>Makes fields that a type does not declare show up as properties. Costs an object nothing where there are none.</summary>
internal static class UnknownFields
{
    /// <summary>The views of an object that PowerShell adds itself.</summary>
    private static readonly HashSet<string> Taken = new(StringComparer.OrdinalIgnoreCase) { "psobject", "psbase", "psadapted", "psextended", "pstypenames" };

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
            // In what has no type the names are those that people chose: search fields, headers, labels.
            string name = Free(extended, target is AtlasDocument ? field.Name : TypeDescription.PublicName(field.Name));
            extended.Properties.Add(new UnknownField(target, name, field.Name));
        }
    }

    /// <summary>The name, or one like it where PowerShell or another field has it already, as with two names that differ in case alone.</summary>
    private static string Free(PSObject extended, string name)
    {
        if (name.Length == 0)
            name = "_";
        while (extended.Members[name] is not null || Taken.Contains(name))
            name = $"_{name}";
        return name;
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
