using System.Text;

namespace AtlasPS.Catalog.Tool.Pages;

/// <summary><c>docs</c>: rewrites the documentation pages, one a cmdlet, and their table.</summary>
internal static class DocsCommand
{
    public static int Run(string moduleFolder, string docsFolder)
    {
        foreach (var (path, text) in Render(moduleFolder))
        {
            string file = Path.Combine(docsFolder, path);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            if (!File.Exists(file) || File.ReadAllText(file) != text)
                File.WriteAllText(file, text);
        }

        string folder = Path.Combine(docsFolder, "cmdlets");
        var wanted = Render(moduleFolder).Select(page => Path.GetFullPath(Path.Combine(docsFolder, page.Path))).ToHashSet();
        foreach (string stale in Directory.EnumerateFiles(folder, "*.md").Where(file => !wanted.Contains(Path.GetFullPath(file))))
            File.Delete(stale);
        return 0;
    }

    /// <summary>Path below <c>docs/</c> and text of every page.</summary>
    public static IEnumerable<(string Path, string Text)> Render(string moduleFolder)
    {
        var pages = CommandPages.Read(System.IO.Path.Combine(moduleFolder, "AtlasPS.psd1"), AtlasCatalog.Module);
        yield return ("cmdlets.md", Index(pages));
        foreach (var page in pages)
            yield return ($"cmdlets/{page.Name}.md", MarkdownPage.Render(page));
    }

    private static string Index(IReadOnlyList<CommandPage> pages)
    {
        var text = new StringBuilder("# The cmdlets\n\nWritten by `build.ps1 -Task Docs` from the catalog; a test keeps it true.\n");
        foreach (var family in pages.GroupBy(page => page.Family).OrderBy(family => family.Key, StringComparer.Ordinal))
        {
            text.Append($"\n## {family.Key}\n\n| cmdlet | what it does | operations |\n|---|---|---|\n");
            foreach (var page in family)
                text.Append($"| [{page.Name}](cmdlets/{page.Name}.md) | {page.Synopsis} | {string.Join(", ", page.Operations.Select(operation => $"`{operation.Id}`"))} |\n");
        }

        return text.ToString();
    }
}
