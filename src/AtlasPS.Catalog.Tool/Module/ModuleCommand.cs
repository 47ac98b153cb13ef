using AtlasPS.Catalog.Tool.Notices;
using AtlasPS.Catalog.Tool.Pages;

namespace AtlasPS.Catalog.Tool.Module;

/// <summary><c>module FOLDER VERSION ASSETS</c>: makes an importable module of a folder that holds the binaries.</summary>
internal static class ModuleCommand
{
    public static int Run(string root, string folder, string version, string assets)
    {
        var module = CatalogFiles.Module(root);
        string manifest = Path.Combine(folder, "AtlasPS.psd1");
        string template = File.ReadAllText(Path.Combine(root, "AtlasPS.psd1"));
        string notes = ChangelogSection.Read(File.ReadAllText(Path.Combine(root, "CHANGELOG.md")), version);
        void WriteManifest(IEnumerable<string> files) =>
            File.WriteAllText(manifest, ManifestWriter.Write(template, version, module.Commands.Select(command => command.Name), files, notes));

        File.Copy(Path.Combine(root, "LICENSE"), Path.Combine(folder, "LICENSE"), overwrite: true);
        File.WriteAllText(Path.Combine(folder, "THIRD-PARTY-NOTICES.txt"), NoticeWriter.Write(AssetsFile.Read(assets)));
        File.WriteAllText(Path.Combine(folder, "AtlasPS.Format.ps1xml"), FormatWriter.Write(module.Types, module.HandWrittenTypes));
        File.WriteAllText(Path.Combine(folder, "AtlasPS.Columns.ps1xml"), ColumnWriter.Write(module.Types));

        // The help is written from the imported module, so the manifest comes first, and again when every file is there.
        WriteManifest([]);
        string help = Path.Combine(folder, "en-US");
        Directory.CreateDirectory(help);
        HelpWriter.Write(CommandPages.Read(manifest, module), Path.Combine(help, "AtlasPS.dll-Help.xml"));
        WriteManifest(Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(folder, file).Replace('\\', '/')));

        foreach (string line in Coverage.Report(AtlasCatalog.Facts, module))
            Console.WriteLine(line);
        return 0;
    }
}
