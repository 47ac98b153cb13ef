using AtlasPS.Catalog;

namespace AtlasPS.Tests.Cmdlets;

/// <summary>Every example of the help runs as it stands, against a freshly seeded Atlas.</summary>
public sealed class ExampleTests(AtlasWorld world) : IClassFixture<AtlasWorld>
{
    public static TheoryData<string, int> Examples
    {
        get
        {
            var data = new TheoryData<string, int>();
            foreach (var command in AtlasCatalog.Module.Commands)
                for (int i = 0; i < command.Surface.Examples.Count; i++)
                    data.Add(command.Name, i);
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public void Runs(string name, int index)
    {
        world.Atlas.Reset();
        world.Connect();
        var example = AtlasCatalog.Module.Commands.Single(command => command.Name == name).Surface.Examples[index];
        Assert.Contains(name, example.Code, StringComparison.Ordinal);

        using var folder = new TemporaryFolder();
        world.Run("param($folder) Set-Location $folder", folder.Path);
        // Nobody waits for hours here: a wait that comes to its end is as good as one that is over.
        string code = System.Text.RegularExpressions.Regex.Replace(example.Code, @"-TimeoutSec \d+", "-TimeoutSec 1");
        var result = world.Engine.Invoke("$ConfirmPreference = 'None'; $PSDefaultParameterValues = @{ 'Wait-Atlas*:TimeoutSec' = 1 }\n" + code);
        world.Run("param($folder) Set-Location $folder", AppContext.BaseDirectory);

        var errors = result.Errors.Where(error => !error.FullyQualifiedErrorId.StartsWith("WaitTimeout", StringComparison.Ordinal)).ToList();
        Assert.True(errors.Count == 0, $"{example.Code}\n{string.Join("\n", errors)}");
    }
}
