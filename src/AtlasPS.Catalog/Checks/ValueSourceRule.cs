namespace AtlasPS.Catalog;

/// <summary>Values that an operation lists come from an operation that lists things which have them.</summary>
internal sealed class ValueSourceRule() : CatalogRule("ATLAS016")
{
    public override IEnumerable<CatalogFinding> Check(CatalogView view) =>
        from entry in view.Generated
        from decided in entry.Cmdlet.Parameters
        let listed = SurfaceParameter.ListedValue(decided.Values)
        where listed is not null
        let problem = Problem(view, entry.Command, decided, listed.Value)
        where problem is not null
        select Finding(decided.Source.At("values"), problem);

    private static string? Problem(CatalogView view, CommandModel command, SurfaceParameter decided, (string Operation, string Property) listed)
    {
        if (view.Operation(listed.Operation) is null)
            return $"The API has no operation '{listed.Operation}'. {Suggestion.For(listed.Operation, view.Facts.Operations.Select(operation => operation.Id))}";
        var source = view.Module.Operation(command.Parameters.FirstOrDefault(parameter => parameter.Name == decided.Name)?.Source);
        if (source is null)
            return null;
        if (view.Module.Type(source.Output) is not { } item)
            return $"The operation '{listed.Operation}' does not list objects.";
        return item.Properties.Any(property => property.JsonName == listed.Property)
            ? null
            : $"What '{listed.Operation}' lists has no field '{listed.Property}'. {Suggestion.For(listed.Property, item.Properties.Select(property => property.JsonName))}";
    }
}
