using System.Text.Json;

namespace AtlasPS.Tests.Cmdlets;

/// <summary>How cmdlets know what they are about where path and session alone do not say it.</summary>
public sealed class IdentityTests(AtlasWorld world) : IClassFixture<AtlasWorld>
{
    private const string Contoso = "65b3c46c08993c0b4ebed568";
    private const string Fabrikam = "651ddb1fee0d4672d4d1d27f";

    private JsonElement LastBody => JsonDocument.Parse(world.Served[^1].Body!).RootElement;

    [Fact]
    public void What_is_not_named_takes_the_default_that_the_catalog_gives()
    {
        Assert.Equal("admin", world.Run("(Get-AtlasDatabaseUser reporting).DatabaseName").Output.Single().BaseObject);

        world.Run("$null = New-AtlasDatabaseUser identity -Password $password -Role @{ roleName = 'ordersReader'; databaseName = 'admin' }");

        Assert.Equal("admin", LastBody.GetProperty("databaseName").GetString());
        Assert.Equal("ordersReader", LastBody.GetProperty("roles")[0].GetProperty("roleName").GetString());
    }

    [Theory]
    [InlineData("New-AtlasProject FromSession", Contoso)]
    [InlineData("New-AtlasProject ByName -OrgId Fabrikam", Fabrikam)]
    [InlineData("Get-AtlasOrganization Fabrikam | New-AtlasProject -Name FromPipeline", Fabrikam)]
    [InlineData("New-AtlasProject -Body @{ name = 'FromBody'; orgId = '651ddb1fee0d4672d4d1d27f' }", Fabrikam)]
    public void An_organization_in_a_body_is_found_as_everywhere(string script, string expected)
    {
        world.Run(script);
        Assert.Equal(expected, LastBody.GetProperty("orgId").GetString());
    }

    [Fact]
    public void Tags_are_written_as_a_hashtable()
    {
        world.Run("$null = New-AtlasProject Tagged -Tag ([ordered]@{ team = 'ledger'; tier = 'gold' })");
        Assert.Equal(["team=ledger", "tier=gold"], LastBody.GetProperty("tags").EnumerateArray().Select(tag => $"{tag.GetProperty("key")}={tag.GetProperty("value")}"));
    }

    [Fact]
    public void A_list_that_is_added_to_emits_what_was_added()
    {
        var made = world.Run("New-AtlasAccessListEntry -Body @{ cidrBlock = '198.18.0.0/24' }, @{ ipAddress = '198.18.1.1' } | ForEach-Object EntryValue");
        Assert.Equal(["198.18.0.0/24", "198.18.1.1"], made.Output.Select(entry => (string)entry.BaseObject).Order(StringComparer.Ordinal));
        Assert.Equal("NothingToChange", world.Fail("New-AtlasAccessListEntry").FullyQualifiedErrorId.Split(',')[0]);
    }

    [Fact]
    public void A_member_is_named_by_a_piped_object_although_the_body_holds_the_id()
    {
        var said = world.Run("Get-AtlasTeam 'Database Operations' | Get-AtlasTeamUser | Remove-AtlasTeamUser -Confirm:$false");
        Assert.Empty(said.Output);
        Assert.Matches("^[a-f0-9]{24}$", LastBody.GetProperty("id").GetString());
        Assert.EndsWith(":removeUser", world.Served[^1].Path, StringComparison.Ordinal);
    }

    [Fact]
    public void The_more_specific_set_wins_when_an_object_binds_to_both()
    {
        string id = (string)world.Run("Get-AtlasEvent -First 1 | ForEach-Object EventId").Output.Single().BaseObject;
        world.Run($"$null = [pscustomobject]@{{ EventId = '{id}'; ClusterName = 'Cluster0' }} | Get-AtlasEvent");
        Assert.EndsWith($"/events/{id}", world.Served[^1].Path, StringComparison.Ordinal);
        Assert.Equal("ExclusiveParameters", world.Fail($"Get-AtlasEvent -EventId {id} -ClusterName Cluster0").FullyQualifiedErrorId.Split(',')[0]);
    }

    [Fact]
    public void Objects_read_by_name_bind_like_those_read_by_id() =>
        Assert.Equal(2, world.Run("Get-AtlasTeam | Get-AtlasTeam | Get-AtlasTeam").Output.Count);
}
