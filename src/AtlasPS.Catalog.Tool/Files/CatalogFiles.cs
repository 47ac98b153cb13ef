namespace AtlasPS.Catalog.Tool;

/// <summary>Where the catalog's files are, and their texts.</summary>
internal static class CatalogFiles
{
    /// <summary>Path and text of each file below a folder.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Read(string folder) =>
        Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .Select(path => new KeyValuePair<string, string>(path, File.ReadAllText(path)));

    /// <summary>The module as the files of the repository have it now.</summary>
    /// <exception cref="CatalogException">There are mistakes in them.</exception>
    public static ModuleModel Module(string root)
    {
        var compiled = CatalogCompiler.Compile(AtlasCatalog.Facts, Read(Path.Combine(root, "src", "AtlasPS.Catalog", "cmdlets")));
        return compiled.Findings.Count == 0 ? compiled.Module : throw new CatalogException(compiled.Findings);
    }

    /// <summary>The repository: the nearest folder upwards that holds the solution.</summary>
    public static string RepositoryRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "AtlasPS.sln")))
                return folder.FullName;
        throw new CatalogException("AtlasPS.sln was not found above this program; run it from a clone of the repository.");
    }
}
