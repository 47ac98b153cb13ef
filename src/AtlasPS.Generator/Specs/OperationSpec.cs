using AtlasPS.Catalog;

namespace AtlasPS.Generator;

/// <summary>All that the entry of an operation in the table of operations follows from.</summary>
/// <param name="Operation">The operation.</param>
/// <param name="Listing">The name of the operation that lists the things of which it names one.</param>
/// <param name="ListingCommand">The cmdlet that lists them.</param>
/// <param name="LookCommand">The cmdlet that shows what it did.</param>
/// <param name="Reading">The name of the operation that reads what it replaces.</param>
/// <param name="Instead">What to use in place of it, where it is deprecated or retired.</param>
internal sealed record OperationSpec(OperationModel Operation, string? Listing, string? ListingCommand, string? LookCommand, string? Reading, string? Instead)
{
    public static EquatableList<OperationSpec> Of(ModuleModel module) => [.. module.Operations.Select(operation =>
    {
        var listing = module.Listings.Of(operation);
        return new OperationSpec(operation, listing?.Operation.Name, listing?.Command, module.Looks.Of(operation), Reader(module, operation), module.Instead(operation));
    })];

    /// <summary>Only a PUT replaces what is there.</summary>
    private static string? Reader(ModuleModel module, OperationModel operation) => operation.Facts.Method == "PUT"
        ? module.Operations.FirstOrDefault(other => other.Facts.Method == "GET" && other.Facts.Path == operation.Facts.Path && other.Output is not null && other.Media == "json")?.Name
        : null;
}
