namespace AtlasPS.Catalog.Tool.Pages;

/// <summary><c>docs</c>: rewrites the documentation pages, one a cmdlet, and their table.</summary>
internal static class DocsCommand
{
    public static int Run(string moduleFolder, string docsFolder)
    {
        foreach (var (file, text) in Changes(moduleFolder, docsFolder))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            if (text is null)
                File.Delete(file);
            else
                File.WriteAllText(file, text);
        }

        return 0;
    }

    /// <summary>Names the pages that are not as they should be; 1 where there are any.</summary>
    public static int Check(string moduleFolder, string docsFolder)
    {
        var changes = Changes(moduleFolder, docsFolder).ToList();
        foreach (var (file, text) in changes)
            Console.WriteLine($"{(text is null ? "superfluous" : File.Exists(file) ? "out of date" : "missing")}: {Path.GetRelativePath(docsFolder, file)}");
        return changes.Count == 0 ? 0 : 1;
    }

    /// <summary>The files that differ: path and right text, or null for one that should not be there.</summary>
    private static IEnumerable<(string File, string? Text)> Changes(string moduleFolder, string docsFolder)
    {
        var pages = Render(moduleFolder).ToDictionary(page => Path.GetFullPath(Path.Combine(docsFolder, page.Path)), page => page.Text);
        foreach (var (file, text) in pages)
            if (!File.Exists(file) || File.ReadAllText(file).ReplaceLineEndings("\n") != text)
                yield return (file, text);
        string folder = Path.Combine(docsFolder, "cmdlets");
        if (!Directory.Exists(folder))
            yield break;
        foreach (string stale in Directory.EnumerateFiles(folder, "*.md").Select(Path.GetFullPath).Where(file => !pages.ContainsKey(file)))
            yield return (stale, null);
    }

    /// <summary>Path below <c>docs/</c> and text of every page.</summary>
    public static IEnumerable<(string Path, string Text)> Render(string moduleFolder)
    {
        var module = CatalogFiles.Module(CatalogFiles.RepositoryRoot());
        var pages = CommandPages.Read(System.IO.Path.Combine(moduleFolder, "AtlasPS.psd1"), module);
        yield return ("cmdlets.md", IndexPage.Render(pages, AtlasCatalog.Facts, module));
        foreach (var page in pages)
            yield return ($"cmdlets/{page.Name}.md", MarkdownPage.Render(page));
    }
}
