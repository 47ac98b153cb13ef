using AtlasPS.Catalog.Tool.Pages;

namespace AtlasPS.Catalog.Tool.Module;

/// <summary><c>module FOLDER VERSION</c>: makes an importable module of a folder that holds the binaries.</summary>
internal static class ModuleCommand
{
    public static int Run(string root, string folder, string version)
    {
        var module = AtlasCatalog.Module;
        string manifest = File.ReadAllText(Path.Combine(root, "AtlasPS.psd1"));
        File.WriteAllText(Path.Combine(folder, "AtlasPS.psd1"), ManifestWriter.Write(manifest, version, module.Commands.Select(command => command.Name)));
        File.WriteAllText(Path.Combine(folder, "AtlasPS.Format.ps1xml"), FormatWriter.Write(module.Types, AtlasCatalog.HandWrittenTypes));

        string help = Path.Combine(folder, "en-US");
        Directory.CreateDirectory(help);
        HelpWriter.Write(CommandPages.Read(Path.Combine(folder, "AtlasPS.psd1"), module), Path.Combine(help, "AtlasPS.dll-Help.xml"));
        foreach (string line in Coverage.Report(AtlasCatalog.Facts, module))
            Console.WriteLine(line);
        return 0;
    }
}
