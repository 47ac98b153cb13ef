namespace AtlasPS.Catalog;

/// <summary>Gives the parameters that name things in a path the operation that lists these things.</summary>
internal sealed class SourceLinker(ListingIndex listings, IReadOnlyDictionary<string, TypeModel> types)
{
    public CommandModel Link(CommandModel command) => command with { Parameters = [.. command.Parameters.Select(parameter => Link(command, parameter))] };

    private ParameterModel Link(CommandModel command, ParameterModel parameter)
    {
        if (parameter is not { In: "path", Source: null })
            return parameter;
        foreach (var set in command.Sets.Where(set => set.Operation.Facts.PathNames.Contains(parameter.WireName)))
            if (listings.Of(set.Operation.Facts.Path, parameter.WireName) is { Operation: { Output: { } item } list } && Fields(types[item], parameter.WireName) is { Count: > 0 } fields)
                return parameter with { Source = list.Name, SourceProperties = fields };
        return parameter;
    }

    /// <summary>The JSON names of the fields that hold a path value: those of the key, or the field of the same name.</summary>
    private static EquatableList<string> Fields(TypeModel item, string wireName) =>
        item.Surface?.Keys.FirstOrDefault(key => key.Key == Naming.Public(wireName)).Value
            ?? [.. item.Properties.Where(property => property.JsonName == wireName).Select(property => property.JsonName)];
}
