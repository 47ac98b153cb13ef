using AtlasPS.Catalog;

namespace AtlasPS.Generator;

/// <summary>All that the entry of an operation in the table of operations follows from.</summary>
/// <param name="Operation">The operation.</param>
/// <param name="Listing">The name of the operation that lists the things of which it names one.</param>
/// <param name="ListingCommand">The cmdlet that lists them.</param>
/// <param name="LookCommand">The cmdlet that shows what it did.</param>
/// <param name="Instead">What to use in place of it, where it is deprecated or retired.</param>
internal sealed record OperationSpec(OperationModel Operation, string? Listing, string? ListingCommand, string? LookCommand, string? Instead)
{
    public static EquatableList<OperationSpec> Of(ModuleModel module) => [.. module.Operations.Select(operation =>
    {
        var listing = module.Listings.Of(operation);
        return new OperationSpec(operation, listing?.Operation.Name, listing?.Command, module.Looks.Of(operation), module.Instead(operation));
    })];
}
