using YamlDotNet.RepresentationModel;

namespace AtlasPS.Catalog.Tool;

/// <summary>
/// <c>freeze FOLDER</c>: checks the catalog, and writes the part of it that code follows from into a folder, where the compiler reads it. A file that would not change is
/// left as it is, so that a change of words compiles nothing.
/// </summary>
internal static class FreezeCommand
{
    public static int Run(string catalog, string folder)
    {
        var files = CatalogFiles.Read(Path.Combine(catalog, "cmdlets")).ToList();
        var compiled = CatalogCompiler.Compile(AtlasCatalog.Facts, files);
        foreach (var finding in compiled.Findings)
            Console.WriteLine(finding);
        if (compiled.Findings.Count > 0)
            return 1;

        Directory.CreateDirectory(folder);
        foreach (var file in files)
        {
            string path = Path.Combine(folder, Path.GetFileName(file.Key));
            string text = Freeze(file.Value);
            if (!File.Exists(path) || File.ReadAllText(path) != text)
                File.WriteAllText(path, text);
        }

        var names = files.Select(file => Path.GetFileName(file.Key)).ToHashSet();
        foreach (string stale in Directory.EnumerateFiles(folder, "*.yaml").Where(path => !names.Contains(Path.GetFileName(path))).ToList())
            File.Delete(stale);
        return 0;
    }

    /// <summary>The text without comments, tables, help and examples.</summary>
    internal static string Freeze(string text)
    {
        var yaml = new YamlStream();
        yaml.Load(new StringReader(text));
        var root = (YamlMappingNode)yaml.Documents[0].RootNode;
        foreach (string shared in (string[])["machinery", "parameters"])
            Forget(root, shared);
        foreach (var type in Entries(root, "types"))
            Remove(type, "view");
        foreach (var cmdlet in Entries(root, "cmdlets"))
        {
            Remove(cmdlet, "description", "examples");
            Forget(cmdlet, "parameters");
            foreach (var parameter in Entries(cmdlet, "parameters"))
                Remove(parameter, "help");
        }

        using var frozen = new StringWriter { NewLine = "\n" };
        yaml.Save(frozen, assignAnchors: false);
        return frozen.ToString().ReplaceLineEndings("\n");
    }

    private static IEnumerable<YamlMappingNode> Entries(YamlMappingNode node, string key) =>
        node.Children.TryGetValue(new YamlScalarNode(key), out var entries) && entries is YamlMappingNode map ? map.Children.Values.OfType<YamlMappingNode>() : [];

    private static void Remove(YamlMappingNode node, params string[] keys)
    {
        foreach (string key in keys)
            node.Children.Remove(new YamlScalarNode(key));
    }

    /// <summary>Keeps the names, and forgets the texts.</summary>
    private static void Forget(YamlMappingNode node, string key)
    {
        if (node.Children.TryGetValue(new YamlScalarNode(key), out var entries) && entries is YamlMappingNode map)
            foreach (var name in map.Children.Where(entry => entry.Value is YamlScalarNode).Select(entry => entry.Key).ToList())
                map.Children[name] = new YamlScalarNode("");
    }
}
