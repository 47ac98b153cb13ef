using System.Text.RegularExpressions;
using AtlasPS.Catalog;

namespace AtlasPS.Tests.Cmdlets;

/// <summary>Every example of the help runs as it stands, against a freshly seeded Atlas.</summary>
public sealed class ExampleTests(ExampleTests.FreshAtlas atlas) : IClassFixture<ExampleTests.FreshAtlas>
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
        var command = AtlasCatalog.Module.Commands.Single(command => command.Name == name);
        var example = command.Surface.Examples[index];
        Assert.Contains(name, example.Code, StringComparison.Ordinal);
        atlas.BeginAnew();

        // Nobody waits for hours here: a wait that comes to its end is as good as one that is over.
        string code = Regex.Replace(example.Code, @"-TimeoutSec \d+", "-TimeoutSec 1");
        var result = atlas.World.Engine.Invoke("$ConfirmPreference = 'None'; $PSDefaultParameterValues = @{ 'Wait-Atlas*:TimeoutSec' = 1; 'Connect-Atlas:SkipVerification' = $true }\n" + code);
        // The cmdlets that are written by hand are about the session.
        atlas.SessionChanged |= command.Surface.HandWritten;

        var errors = result.Errors.Where(error => !error.FullyQualifiedErrorId.StartsWith("WaitTimeout", StringComparison.Ordinal)).ToList();
        Assert.True(errors.Count == 0, $"{example.Code}\n{string.Join("\n", errors)}");
    }

    /// <summary>An Atlas that each example finds as good as new, and a current folder that is gone afterwards.</summary>
    public sealed class FreshAtlas : IDisposable
    {
        private readonly TemporaryFolder _folder = new();

        public FreshAtlas() => World.Run("param($folder) Set-Location $folder", _folder.Path);

        internal AtlasWorld World { get; } = new();

        /// <summary>Whether the last example may have left another session than it found.</summary>
        internal bool SessionChanged { get; set; }

        /// <summary>Seeds Atlas and connects again, where the last example changed one of them. Seeding takes longer than most examples.</summary>
        internal void BeginAnew()
        {
            if (SessionChanged || World.Atlas.Requests.Any(request => request.Method != "GET"))
            {
                World.Atlas.Reset();
                World.Connect();
                SessionChanged = false;
            }

            World.Atlas.ClearLog();
            foreach (string name in _folder.Names)
                File.Delete(_folder.At(name));
        }

        public void Dispose()
        {
            World.Run("param($folder) Set-Location $folder", AppContext.BaseDirectory);
            World.Dispose();
            _folder.Dispose();
        }
    }
}
