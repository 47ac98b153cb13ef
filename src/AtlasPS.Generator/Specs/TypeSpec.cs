using AtlasPS.Catalog;

namespace AtlasPS.Generator;

/// <summary>All that the class of an object type follows from.</summary>
/// <param name="Type">The type, without its table.</param>
/// <param name="Thing">What sentences call it, e.g. <c>backup schedule</c>.</param>
/// <param name="File">The file of the catalog that names it; null where it is named after its schema.</param>
internal sealed record TypeSpec(TypeModel Type, string Thing, string? File)
{
    public static TypeSpec Of(TypeModel type, ModuleModel module) =>
        new(type.WithoutWords(), module.Common.Words.Of(type.Name), type.Surface is { } decided ? CatalogFile.Name(decided.Source.File) : null);
}
