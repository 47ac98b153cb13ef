namespace AtlasPS.Catalog.Tool;

/// <summary>Where the catalog's files are, and their texts.</summary>
internal static class CatalogFiles
{
    /// <summary>Path and text of each file below a folder.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Read(string folder) =>
        Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .Select(path => new KeyValuePair<string, string>(path, File.ReadAllText(path)));

    /// <summary>The repository: the nearest folder upwards that holds the solution.</summary>
    public static string RepositoryRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "AtlasPS.sln")))
                return folder.FullName;
        throw new CatalogException("AtlasPS.sln was not found above this program; run it from a clone of the repository.");
    }
}
