using System.Text.Json;

namespace AtlasPS.Catalog.Tool.Notices;

/// <summary>Reads which packages end up in the module from the <c>project.assets.json</c> that a restore writes.</summary>
internal static class AssetsFile
{
    public static IReadOnlyList<ThirdPartyPackage> Read(string path)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(path));
        var root = document.RootElement;
        string[] folders = [.. root.GetProperty("packageFolders").EnumerateObject().Select(folder => folder.Name)];
        var files = new SortedDictionary<string, SortedSet<string>>(StringComparer.OrdinalIgnoreCase);
        foreach (var library in root.GetProperty("targets").EnumerateObject().SelectMany(target => target.Value.EnumerateObject()))
        {
            string[] libraries = [.. Libraries(library.Value)];
            if (library.Value.GetProperty("type").GetString() != "package" || libraries.Length == 0)
                continue;
            if (!files.TryGetValue(library.Name, out var known))
                files[library.Name] = known = new SortedSet<string>(StringComparer.Ordinal);
            known.UnionWith(libraries);
        }

        return [.. files.Select(entry =>
        {
            string[] name = entry.Key.Split('/');
            string relative = root.GetProperty("libraries").GetProperty(entry.Key).GetProperty("path").GetString()!;
            string folder = folders.Select(parent => Path.Combine(parent, relative)).FirstOrDefault(Directory.Exists)
                ?? throw new CatalogException($"The package {entry.Key} is not in the NuGet cache. Run dotnet restore.");
            return ThirdPartyPackage.Read(folder, name[0], name[1], [.. entry.Value]);
        })];
    }

    private static IEnumerable<string> Libraries(JsonElement library) =>
        library.TryGetProperty("runtime", out var runtime)
            ? runtime.EnumerateObject().Select(file => Path.GetFileName(file.Name)).Where(file => file.EndsWith(".dll", StringComparison.OrdinalIgnoreCase))
            : [];
}
