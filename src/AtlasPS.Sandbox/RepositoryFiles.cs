namespace AtlasPS.Sandbox;

/// <summary>Files of the repository that the sandbox was built in.</summary>
internal static class RepositoryFiles
{
    private const string SolutionFile = "AtlasPS.sln";

    private static readonly string Root = FindRoot();

    /// <summary>The folder that PSModulePath names: the build leaves the module there, in a folder of its name.</summary>
    public static string ModulePath { get; } = Path.Combine(Root, "output");

    /// <summary>The script that the tour shows.</summary>
    public static string Tour { get; } = Path.Combine(Root, "docs", "tour.ps1");

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, SolutionFile)))
                return folder.FullName;
        }

        throw new DirectoryNotFoundException($"{SolutionFile} is in no folder above {AppContext.BaseDirectory}: run the sandbox from its repository.");
    }
}
