using AtlasPS.Hosting;

namespace AtlasPS.Tests;

/// <summary>Holds text against a file in the repository. With ATLASPS_UPDATE_SNAPSHOTS set it rewrites the file instead, for a change that is meant.</summary>
internal static class Snapshot
{
    public static void Verify(string name, string actual)
    {
        string path = Path.Combine(BuiltModule.RepositoryRoot, "tests", "AtlasPS.Tests", "Snapshots", name);
        if (Environment.GetEnvironmentVariable("ATLASPS_UPDATE_SNAPSHOTS") is { Length: > 0 })
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, actual);
        }

        Assert.Equal(File.ReadAllText(path).ReplaceLineEndings("\n"), actual.ReplaceLineEndings("\n"));
    }
}
