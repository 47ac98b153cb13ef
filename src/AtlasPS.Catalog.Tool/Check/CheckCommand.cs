namespace AtlasPS.Catalog.Tool;

/// <summary><c>check</c>: reads the catalog as its files are now, without a build, and reports every mistake and what is missing.</summary>
internal static class CheckCommand
{
    public static int Run(string catalog)
    {
        var files = CatalogFiles.Read(Path.Combine(catalog, "facts")).Concat(CatalogFiles.Read(Path.Combine(catalog, "cmdlets"))).ToList();
        var compiled = CatalogCompiler.Compile(files);
        foreach (var finding in compiled.Findings)
            Console.Error.WriteLine(finding);
        foreach (string line in Coverage.Report(compiled.Facts, compiled.Module))
            Console.WriteLine(line);
        return compiled.Findings.Count == 0 ? 0 : 1;
    }
}
