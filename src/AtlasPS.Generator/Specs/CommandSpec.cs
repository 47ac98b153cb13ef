using AtlasPS.Catalog;

namespace AtlasPS.Generator;

/// <summary>All that the class of a cmdlet follows from.</summary>
/// <param name="Command">The cmdlet, without its words.</param>
/// <param name="Thing">What sentences call the thing that it is about, e.g. <c>API key</c>.</param>
/// <param name="Kinds">The types of which it takes an object; none where any will do.</param>
/// <param name="File">The file of the catalog that describes it.</param>
internal sealed record CommandSpec(CommandModel Command, string Thing, EquatableList<string> Kinds, string File)
{
    public static CommandSpec Of(CommandModel command, ModuleModel module) =>
        new(command.WithoutWords(), module.Common.Words.Of(command.Noun.Substring("Atlas".Length)), [.. module.Kinds.Of(command)], CatalogFile.Name(command.Surface.Source.File));
}
