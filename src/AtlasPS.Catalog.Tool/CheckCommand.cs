namespace AtlasPS.Catalog.Tool;

/// <summary><c>check</c>: reads the catalog as its files are now, without a build, and says what is missing in it.</summary>
internal static class CheckCommand
{
    public static int Run(string catalog)
    {
        var files = CatalogFiles.Read(Path.Combine(catalog, "facts")).Concat(CatalogFiles.Read(Path.Combine(catalog, "cmdlets"))).ToList();
        var facts = FactsReader.Read(files.Where(file => file.Key.EndsWith(".json", StringComparison.Ordinal)));
        foreach (string line in Coverage.Report(facts, ModuleBuilder.Build(facts, SurfaceReader.Read(files), SurfaceReader.ReadCommon(files))))
            Console.WriteLine(line);
        return 0;
    }
}
