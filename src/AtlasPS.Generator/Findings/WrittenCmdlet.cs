using AtlasPS.Catalog;
using Microsoft.CodeAnalysis;

namespace AtlasPS.Generator;

/// <summary>A cmdlet whose class is written by hand.</summary>
/// <param name="Name">Verb and noun.</param>
/// <param name="Position">Where the class is.</param>
/// <param name="Own">The parameters that the class has itself.</param>
/// <param name="Inherited">Those of its base classes.</param>
internal sealed record WrittenCmdlet(string Name, CatalogPosition Position, EquatableList<string> Own, EquatableList<string> Inherited)
{
    public static WrittenCmdlet Of(GeneratorAttributeSyntaxContext found)
    {
        var type = (INamedTypeSymbol)found.TargetSymbol;
        var place = found.TargetNode.GetLocation().GetLineSpan();
        return new(
            string.Join("-", found.Attributes[0].ConstructorArguments.Select(argument => argument.Value)),
            new(place.Path, place.StartLinePosition.Line + 1, place.StartLinePosition.Character + 1),
            [.. Parameters(type)],
            [.. Bases(type).SelectMany(Parameters)]);
    }

    private static IEnumerable<INamedTypeSymbol> Bases(INamedTypeSymbol type)
    {
        for (var current = type.BaseType; current is not null; current = current.BaseType)
            yield return current;
    }

    private static IEnumerable<string> Parameters(INamedTypeSymbol type) => type.GetMembers().OfType<IPropertySymbol>()
        .Where(property => property.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == "ParameterAttribute")).Select(property => property.Name);
}
