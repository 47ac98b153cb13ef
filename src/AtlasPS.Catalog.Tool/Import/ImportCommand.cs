using System.Text.Json.Nodes;

namespace AtlasPS.Catalog.Tool.Import;

/// <summary><c>import FILE [--former TSV]</c>: rewrites <c>src/AtlasPS.Catalog/facts</c> and reports what changed.</summary>
internal static class ImportCommand
{
    public static int Run(string file, string? formerFile, string factsFolder)
    {
        var before = Directory.Exists(factsFolder) ? FactsReader.Read(CatalogFiles.Read(factsFolder)) : null;
        var former = formerFile is null ? Known(before) : ReadFormer(formerFile);
        var document = JsonNode.Parse(File.ReadAllText(file))!.AsObject();
        var files = new OpenApiImporter(document, former).Import();

        int changed = Write(factsFolder, files);
        var after = FactsReader.Read(CatalogFiles.Read(factsFolder));
        Console.WriteLine($"{after.Operations.Count} operations, {after.Schemas.Count} schemas, {changed} file(s) changed.");
        if (before is { Operations.Count: > 0 })
            foreach (string line in new FactsReport(before, after).Lines())
                Console.WriteLine(line);
        return 0;
    }

    /// <summary>Without a list of former ids the ones that the facts hold already are kept.</summary>
    private static Dictionary<string, IReadOnlyList<string>> Known(ApiFacts? facts) =>
        facts?.Operations.ToDictionary(operation => operation.Id, IReadOnlyList<string> (operation) => operation.FormerIds) ?? [];

    private static Dictionary<string, IReadOnlyList<string>> ReadFormer(string file) =>
        File.ReadLines(file).Skip(1).Select(line => line.Split('\t')).GroupBy(row => row[1])
            .ToDictionary(rows => rows.Key, rows => (IReadOnlyList<string>)[.. rows.Select(row => row[0]).Where(id => id != rows.Key).Distinct().Order(StringComparer.Ordinal)]);

    private static int Write(string folder, IReadOnlyDictionary<string, JsonNode> files)
    {
        int changed = 0;
        foreach (var (name, content) in files)
        {
            string path = Path.Combine(folder, name);
            string text = FactsFormatter.Format(content);
            if (File.Exists(path) && File.ReadAllText(path) == text)
                continue;
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, text);
            changed++;
        }

        foreach (string stale in Directory.EnumerateFiles(folder, "*.json", SearchOption.AllDirectories)
                     .Where(path => !files.ContainsKey(Path.GetRelativePath(folder, path).Replace('\\', '/'))))
        {
            File.Delete(stale);
            changed++;
        }

        return changed;
    }
}
