using System.Xml.Linq;

namespace AtlasPS.Catalog.Tool.Notices;

/// <summary>A NuGet package that the module redistributes, with its own metadata.</summary>
/// <param name="Id">The package id.</param>
/// <param name="Version">The package version.</param>
/// <param name="Copyright">The copyright line.</param>
/// <param name="Address">The project's address, or an empty string.</param>
/// <param name="LicenseText">The license, from the package's own file where it has one.</param>
/// <param name="NoticeText">The notices that the package carries for others, or <see langword="null"/>.</param>
/// <param name="Files">The libraries of the package that the module contains.</param>
internal sealed record ThirdPartyPackage(string Id, string Version, string Copyright, string Address, string LicenseText, string? NoticeText, IReadOnlyList<string> Files)
{
    private static readonly string[] Allowed = ["MIT", "BSD-2-Clause", "BSD-3-Clause", "Apache-2.0"];

    /// <summary>Reads an unpacked package.</summary>
    /// <exception cref="CatalogException">The license is not one that the module may redistribute, or its text is missing.</exception>
    public static ThirdPartyPackage Read(string folder, string id, string version, IReadOnlyList<string> files)
    {
        var metadata = XDocument.Load(Path.Combine(folder, id.ToLowerInvariant() + ".nuspec")).Root!.Elements().First(element => element.Name.LocalName == "metadata");
        string Value(string name) => metadata.Elements().FirstOrDefault(element => element.Name.LocalName == name)?.Value.Trim() ?? "";

        string license = Value("license");
        if (!Allowed.Contains(license))
            throw new CatalogException($"The license of {id} {version} is '{license}'. The module redistributes packages under {string.Join(", ", Allowed)} only.");
        string copyright = CopyrightLine(Value("copyright"), Value("authors"));
        return new ThirdPartyPackage(id, version, copyright, Value("projectUrl"),
            Text(folder, "LICENSE", "LICENSE.TXT", "LICENSE.md") ?? Template(license, id).Replace("{copyright}", copyright), Text(folder, "THIRD-PARTY-NOTICES.TXT"), files);
    }

    private static string CopyrightLine(string copyright, string authors)
    {
        string holder = copyright.Length > 0 ? copyright : authors;
        bool complete = holder.StartsWith("Copyright", StringComparison.OrdinalIgnoreCase) || holder.StartsWith('©') || holder.StartsWith("(c)", StringComparison.OrdinalIgnoreCase);
        return complete ? holder : $"Copyright (c) {holder}";
    }

    private static string? Text(string folder, params string[] names)
    {
        string? file = Directory.EnumerateFiles(folder).FirstOrDefault(path => names.Contains(Path.GetFileName(path), StringComparer.OrdinalIgnoreCase));
        return file is null ? null : Normalize(File.ReadAllText(file));
    }

    private static string Template(string license, string id)
    {
        using var stream = typeof(ThirdPartyPackage).Assembly.GetManifestResourceStream($"Licenses/{license}.txt")
            ?? throw new CatalogException($"{id} has no license file. Add the text of {license} to src/AtlasPS.Catalog.Tool/Licenses.");
        return Normalize(new StreamReader(stream).ReadToEnd());
    }

    private static string Normalize(string text) => string.Join('\n', text.ReplaceLineEndings("\n").Split('\n').Select(line => line.TrimEnd())).Trim();
}
