using System.Diagnostics;
using AtlasPS.Catalog;
using AtlasPS.Hosting;
using Xunit.Abstractions;

namespace AtlasPS.Tests.Catalog;

/// <summary>The catalog: whole, consistent, and reproducible from the API's description.</summary>
public sealed class CatalogTests(ITestOutputHelper log)
{
    private static readonly string Root = BuiltModule.RepositoryRoot;

    [Fact]
    public void Holds_every_operation_and_schema()
    {
        Assert.Equal(553, AtlasCatalog.Facts.Operations.Count);
        Assert.Equal(1160, AtlasCatalog.Facts.Schemas.Count);
        Assert.Equal(13, AtlasCatalog.Facts.Operations.Count(operation => operation.Retired));
        Assert.Equal(26, AtlasCatalog.Facts.Operations.Count(operation => operation.Latest.Preview));
        Assert.Equal(94, AtlasCatalog.Facts.Operations.Count(operation => operation is { Paged: true, Retired: false } && operation.Latest.Response is { } response && AtlasCatalog.Facts.Resolve(response).Properties.Any(property => property.Key == "results")));
    }

    [Fact]
    public void Picks_the_latest_stable_version()
    {
        Assert.Equal("2024-05-30", AtlasCatalog.Facts.Operation("acknowledgeGroupAlert").Latest.Date);
        Assert.Equal("application/vnd.atlas.2023-02-01+json", AtlasCatalog.Facts.Operation("deleteGroupCluster").Latest.MediaType());
    }

    [Fact]
    public void Importing_the_same_description_again_changes_nothing()
    {
        string description = Path.Combine(Root, "..", "shared", "atlas-api", "openapi-facts.json");
        if (!File.Exists(description))
        {
            log.WriteLine($"No description at {description}; nothing to import.");
            return;
        }

        using var process = Process.Start(new ProcessStartInfo("dotnet", $"\"{ToolPath}\" import \"{description}\"") { RedirectStandardOutput = true })!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
        Assert.Equal("553 operations, 1160 schemas, 0 file(s) changed.", output.Trim());
    }

    [Theory]
    [InlineData("groupId", "ProjectId")]
    [InlineData("mongoDBVersion", "MongoDBVersion")]
    [InlineData("Use-Effective-Instance-Fields", "UseEffectiveInstanceFields")]
    [InlineData("_id", "Id")]
    public void Names_become_those_of_NET(string wire, string expected) => Assert.Equal(expected, Naming.Public(wire));

    [Theory]
    [InlineData("Roles", "Role")]
    [InlineData("Entries", "Entry")]
    [InlineData("ReplicationSpecs", "ReplicationSpec")]
    [InlineData("Address", "Address")]
    public void Lists_become_singular(string plural, string singular) => Assert.Equal(singular, Naming.Singular(plural));

    internal static string ToolPath
    {
        get
        {
            string configuration = AppContext.BaseDirectory.Contains($"{Path.DirectorySeparatorChar}Release{Path.DirectorySeparatorChar}", StringComparison.Ordinal) ? "Release" : "Debug";
            return Path.Combine(Root, "src", "AtlasPS.Catalog.Tool", "bin", configuration, "net10.0", "AtlasPS.Catalog.Tool.dll");
        }
    }
}
