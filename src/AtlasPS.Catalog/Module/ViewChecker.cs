namespace AtlasPS.Catalog;

/// <summary>Finds columns of default tables that show what their type does not have.</summary>
internal static class ViewChecker
{
    public static IEnumerable<string> Problems(IEnumerable<TypeModel> types) =>
        from type in types
        from column in type.Surface?.View ?? []
        where column.Property is { } name && !IsKnown(type, name)
        select $"The view of {type.Name} shows '{column.Property}', which it has not; there are {string.Join(", ", type.Properties.Select(property => property.Name))}.";

    private static bool IsKnown(TypeModel type, string name) =>
        type.Properties.Exists(property => property.Name == name)
        || type.Surface!.Keys.Any(key => key.Key == name)
        || type.Stamps.Concat(type.OccasionalStamps).Any(stamp => Naming.Public(stamp) == name);
}
