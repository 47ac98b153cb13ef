namespace AtlasPS.Catalog.Tool;

/// <summary><c>check</c>: reads the catalog as its files are now, without a build, and says what is missing in it.</summary>
internal static class CheckCommand
{
    public static int Run(string catalog)
    {
        var files = CatalogFiles.Read(Path.Combine(catalog, "facts")).Concat(CatalogFiles.Read(Path.Combine(catalog, "cmdlets"))).ToList();
        var facts = FactsReader.Read(files.Where(file => file.Key.EndsWith(".json", StringComparison.Ordinal)));
        var module = ModuleBuilder.Build(facts, SurfaceReader.Read(files), SurfaceReader.ReadCommon(files));
        var covered = module.Commands.Where(command => command.Kind != CommandKind.Wait).SelectMany(command => command.Sets).Select(set => set.Operation.Facts.Id).ToHashSet();
        var missing = facts.Operations.Where(operation => !covered.Contains(operation.Id)).ToList();
        foreach (var family in missing.GroupBy(operation => operation.Tag))
        {
            Console.WriteLine($"{family.Key}:");
            foreach (var operation in family)
                Console.WriteLine($"  no cmdlet yet  {operation.Id}  {operation.Method} {operation.Path}");
        }

        Console.WriteLine($"{module.Commands.Count} cmdlets; {covered.Count} of {facts.Operations.Count} operations have one.");
        return 0;
    }
}
