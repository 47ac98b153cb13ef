using AtlasPS.Catalog;

namespace AtlasPS.Tests.Cmdlets;

/// <summary>Objects carry where they came from, so that they pipe on without anybody naming an id.</summary>
public sealed class PipelineTests(AtlasWorld world) : IClassFixture<AtlasWorld>
{
    private static IEnumerable<CommandModel> Commands => AtlasCatalog.Module.Commands.Where(command => !command.Surface.HandWritten);

    /// <summary>Every cmdlet that changes a thing which another one gets.</summary>
    public static TheoryData<string, string> Pairs
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var change in Commands.Where(command => command.Kind == CommandKind.Change && command.Verb != "New" && command.Verb != "Add"))
                if (Commands.FirstOrDefault(get => get.Verb == "Get" && get.Noun == change.Noun && get.Sets[0].Operation.Output is not null) is { } get)
                    data.Add(get.Name, change.Name);
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void What_is_got_can_be_piped_into_what_changes_it(string get, string change)
    {
        world.Connect();
        string body = Commands.Single(command => command.Name == change).Sets[0].Operation.Body is null ? "" : Sample(change);
        world.Atlas.ClearLog();

        var result = world.Engine.Invoke($"{Reader(get)} | {change} {body} -WhatIf");

        Assert.True(result.Errors.Count == 0, $"{get} | {change} {body}\n{string.Join("\n", result.Errors)}");
        Assert.Contains("What if:", result.Text, StringComparison.Ordinal);
        Assert.All(world.Served, request => Assert.Equal("GET", request.Method));
    }

    [Fact]
    public void Removing_every_cluster_of_every_project_is_announced_by_name_and_not_done()
    {
        world.Connect();
        world.Atlas.ClearLog();
        var names = world.Run("Get-AtlasProject -All | Get-AtlasCluster | ForEach-Object Name").Output.Select(name => (string)name.BaseObject).ToList();
        string text = world.Run("Get-AtlasProject -All | Get-AtlasCluster | Remove-AtlasCluster -WhatIf").Text;
        Assert.True(names.Count >= 3);
        Assert.All(names, name => Assert.Contains($"What if: Remove cluster '{name}' from project '", text, StringComparison.Ordinal));
        Assert.DoesNotContain(world.Served, request => request.Method == "DELETE");
    }

    [Fact]
    public void An_object_that_names_both_a_thing_and_its_parent_means_the_thing()
    {
        world.Connect();
        world.Atlas.ClearLog();
        world.Run("Get-AtlasAlert -Status OPEN -First 1 | Get-AtlasAlert");
        Assert.Matches("/alerts/[a-f0-9]{24}$", world.Served[^1].Path);
    }

    [Fact]
    public void A_mixed_stream_is_taken_one_by_one()
    {
        world.Connect();
        world.Atlas.ClearLog();
        world.Run($"[pscustomobject]@{{ AlertId = (Get-AtlasAlert -First 1).Id }}, [pscustomobject]@{{ ProjectId = '{AtlasWorld.Payments}' }} | Get-AtlasAlert");
        Assert.Matches("/alerts/[a-f0-9]{24}$", world.Served[^2].Path);
        Assert.Matches("/alerts$", world.Served[^1].Path);
    }

    /// <summary>How to read some of a noun where that needs more than the session.</summary>
    private static string Reader(string get) => get switch
    {
        "Get-AtlasLiveMigration" => $"[AtlasPS.LiveMigration]::new() | ForEach-Object {{ $_.SetValue('_id', '5e8f8a8b3d2c1f0a1b2c3d4e'); $_ }}",
        "Get-AtlasTeamUser" => "Get-AtlasTeam | Get-AtlasTeamUser",
        "Get-AtlasIdentityProvider" => "Get-AtlasOrganization | ForEach-Object { Invoke-AtlasApi getOrgFederationSettings @{ orgId = $_.OrgId } -ErrorAction SilentlyContinue } | ForEach-Object { Get-AtlasIdentityProvider -FederationSettingsId $_.Id }",
        _ => get,
    };

    private static string Sample(string change)
    {
        var body = Commands.Single(command => command.Name == change).Parameters.Where(parameter => parameter is { In: "body", FromPipeline: false }).ToList();
        if (body.Count == 0)
            return "";
        var wanted = body.FirstOrDefault(parameter => parameter.Value is { Kind: ValueKind.Text, Enum.Count: > 0 }) ?? body.FirstOrDefault(parameter => parameter.Value is { Kind: ValueKind.Boolean or ValueKind.Switch }) ?? body.First(parameter => parameter.Value.Kind == ValueKind.Text);
        return wanted.Value switch
        {
            { Kind: ValueKind.Switch } => $"-{wanted.Name}",
            { Kind: ValueKind.Boolean } => $"-{wanted.Name} $true",
            { Enum: [var first, ..] } => $"-{wanted.Name} {first}",
            _ => $"-{wanted.Name} something",
        };
    }
}
