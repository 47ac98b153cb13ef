using AtlasPS.Catalog;
using AtlasPS.Catalog.Tool;
using AtlasPS.Catalog.Tool.Import;
using AtlasPS.Catalog.Tool.Module;
using AtlasPS.Catalog.Tool.Pages;

const string Usage = """
    usage: import OPENAPI.json [--former IDS.tsv]   rewrite the facts from a newer API description, and report what changed
           import OPENAPI.json --into FOLDER        the same with facts that lie elsewhere
           module FOLDER VERSION ASSETS             write manifest, views, help and notices into a module folder that holds the binaries
           check [FOLDER]                           report every mistake in the catalog, or in one that is elsewhere, and the operations that have no cmdlet
           freeze FOLDER                            check the catalog, and write what code follows from, without words, into a folder
           docs [--check]                           rewrite docs/cmdlets from the built module, or say which pages are out of date
    """;

try
{
    string root = CatalogFiles.RepositoryRoot();
    string facts = Path.Combine(root, "src", "AtlasPS.Catalog", "facts");
    switch (args)
    {
        case ["import", var file]:
            return ImportCommand.Run(file, null, facts);
        case ["import", var file, "--former", var former]:
            return ImportCommand.Run(file, former, facts);
        case ["import", var file, "--into", var folder]:
            return ImportCommand.Run(file, null, folder);
        case ["module", var folder, var version, var assets]:
            return ModuleCommand.Run(root, folder, version, assets);
        case ["check"]:
            return CheckCommand.Run(Path.Combine(root, "src", "AtlasPS.Catalog"));
        case ["check", var folder]:
            return CheckCommand.Run(folder);
        case ["freeze", var folder]:
            return FreezeCommand.Run(Path.Combine(root, "src", "AtlasPS.Catalog"), folder);
        case ["docs"]:
            return DocsCommand.Run(Path.Combine(root, "output", "AtlasPS"), Path.Combine(root, "docs"));
        case ["docs", "--check"]:
            return DocsCommand.Check(Path.Combine(root, "output", "AtlasPS"), Path.Combine(root, "docs"));
        default:
            Console.Error.WriteLine(Usage);
            return 64;
    }
}
catch (Exception exception) when (exception is CatalogException or IOException or System.Text.Json.JsonException)
{
    Console.Error.WriteLine(exception.Message);
    return 1;
}
