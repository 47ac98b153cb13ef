namespace AtlasPS.Hosting;

/// <summary>Where this repository's build leaves the module.</summary>
public static class BuiltModule
{
    private const string SolutionFile = "AtlasPS.sln";

    /// <summary>The root of the repository that this program was built in.</summary>
    /// <exception cref="DirectoryNotFoundException">The program does not lie inside the repository any more.</exception>
    public static string RepositoryRoot { get; } = FindRoot();

    /// <summary>The folder that PSModulePath names so that the module is found by its name.</summary>
    public static string ModulePath { get; } = Path.Combine(RepositoryRoot, "output");

    /// <summary>The manifest to import, <c>output/AtlasPS/AtlasPS.psd1</c>. It exists after a build of the solution, the sandbox or the tests.</summary>
    public static string ManifestPath { get; } = Path.Combine(ModulePath, "AtlasPS", "AtlasPS.psd1");

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, SolutionFile)))
                return folder.FullName;
        }

        throw new DirectoryNotFoundException($"{SolutionFile} is in no folder above {AppContext.BaseDirectory}: run it from its repository.");
    }
}
