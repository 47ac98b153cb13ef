using System.Text.Json;

namespace AtlasPS.Resources;

/// <summary>Whether a value of an answer is of the kind that the facts say.</summary>
internal static class JsonKinds
{
    /// <summary>True where the declared property can show the value. A null fits everywhere; text shows every number and truth.</summary>
    public static bool Fits(JsonElement value, ValueDescription declared)
    {
        if (value.ValueKind == JsonValueKind.Null || declared.Kind == ValueFormat.Any)
            return true;
        if (!declared.IsArray)
            return FitsOne(value, declared.Kind);
        if (value.ValueKind != JsonValueKind.Array)
            return false;
        foreach (var item in value.EnumerateArray())
            if (item.ValueKind != JsonValueKind.Null && !FitsOne(item, declared.Kind))
                return false;
        return true;
    }

    private static bool FitsOne(JsonElement value, ValueFormat kind) => kind switch
    {
        ValueFormat.Any => true,
        ValueFormat.Object => value.ValueKind == JsonValueKind.Object,
        ValueFormat.Boolean or ValueFormat.Switch => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        ValueFormat.Int32 => JsonValues.ToInt64(value) is >= int.MinValue and <= int.MaxValue,
        ValueFormat.Int64 or ValueFormat.Milliseconds => JsonValues.ToInt64(value) is not null,
        ValueFormat.Number or ValueFormat.Seconds => value.ValueKind == JsonValueKind.Number,
        ValueFormat.DateTime => JsonValues.ToDateTime(value) is not null,
        _ => value.ValueKind is not (JsonValueKind.Object or JsonValueKind.Array),
    };
}
