using AtlasPS.Catalog;
using AtlasPS.Catalog.Tool;
using AtlasPS.Catalog.Tool.Import;

try
{
    string catalog = Path.Combine(CatalogFiles.RepositoryRoot(), "src", "AtlasPS.Catalog");
    switch (args)
    {
        case ["import", var file]:
            return ImportCommand.Run(file, null, Path.Combine(catalog, "facts"));
        case ["import", var file, "--former", var former]:
            return ImportCommand.Run(file, former, Path.Combine(catalog, "facts"));
        default:
            Console.Error.WriteLine("usage: import OPENAPI.json [--former IDS.tsv]");
            return 64;
    }
}
catch (Exception exception) when (exception is CatalogException or IOException or System.Text.Json.JsonException)
{
    Console.Error.WriteLine(exception.Message);
    return 1;
}
