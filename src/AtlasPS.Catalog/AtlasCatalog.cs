using System.Reflection;

namespace AtlasPS.Catalog;

/// <summary>The catalog as it was built into this assembly.</summary>
public static class AtlasCatalog
{
    private static readonly Lazy<ApiFacts> LazyFacts = new(() => FactsReader.Read(Files("facts/")));

    /// <summary>What the API says of itself.</summary>
    public static ApiFacts Facts => LazyFacts.Value;

    /// <summary>Path and text of the embedded files below a folder, <c>facts/</c> or <c>cmdlets/</c>.</summary>
    internal static IEnumerable<KeyValuePair<string, string>> Files(string folder)
    {
        var assembly = typeof(AtlasCatalog).GetTypeInfo().Assembly;
        foreach (string name in assembly.GetManifestResourceNames())
        {
            string path = name.Replace('\\', '/');
            if (!path.StartsWith(folder, StringComparison.Ordinal))
                continue;
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            yield return new(path, reader.ReadToEnd());
        }
    }
}
