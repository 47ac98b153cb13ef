namespace AtlasPS.Tests.Cmdlets;

/// <summary>What an object holds is there after PowerShell's own tools have been at it.</summary>
public sealed class SurvivalTests(AtlasWorld world) : IClassFixture<AtlasWorld>
{
    [Fact]
    public void What_has_no_type_is_whole_in_ConvertTo_Json()
    {
        string text = world.Run("Invoke-AtlasApi getGroupCluster @{ clusterName = 'Cluster0' } | ConvertTo-Json -Depth 20").Text;
        Assert.Contains("instanceSize", text, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("electableSpecs", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Names_that_people_chose_keep_their_spelling()
    {
        string text = world.Run("$i = [AtlasPS.AtlasDocument]::new(); $i.SetValue('mappings', @{ fields = @{ myField = 1; MYOTHER = 2 } }); ($i.ToJson() | ConvertFrom-Json | ConvertTo-Json -Depth 9)").Text;
        Assert.Contains("myField", text, StringComparison.Ordinal);
        Assert.Contains("MYOTHER", text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_parts_of_an_object_come_through_Clixml()
    {
        string text = world.Run("$u = [System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize((Get-AtlasDatabaseUser app-payments), 1)); \"$($u.Roles[0].RoleName) $($u.Roles[0].DatabaseName)\"").Text;
        Assert.Equal("readWrite payments", text.Trim());
    }

    [Fact]
    public void Nothing_is_asked_for_where_nothing_is_wanted()
    {
        world.Atlas.ClearLog();
        Assert.Empty(world.Run("Get-AtlasCluster -First 0").Output);
        Assert.Empty(world.Served);
    }
}
