using AtlasPS.Catalog;

namespace AtlasPS.Tests.Cmdlets;

/// <summary>The head of each column of a default table is a property, so that what a person sees can be filtered, sorted, grouped and selected by the name that stands there.</summary>
public sealed class ColumnTests(AtlasWorld world) : IClassFixture<AtlasWorld>
{
    [Fact]
    public void Every_head_is_a_property()
    {
        var missing = new List<string>();
        foreach (var type in AtlasCatalog.Module.Types.Where(type => type.Surface is { View.Count: > 0 }))
        {
            var heads = type.Surface!.View.Select(column => column.Label).ToList();
            var result = world.Run("param($type, $heads) $x = New-Object $type; foreach ($head in $heads) { if (-not $x.PSObject.Properties[$head]) { $head }; $null = $x.$head }", $"AtlasPS.{type.Name}", heads.ToArray());
            missing.AddRange(result.Output.Select(head => $"{type.Name}: {head}"));
        }

        Assert.True(missing.Count == 0, string.Join("\n", missing));
    }

    [Theory]
    [InlineData("Get-AtlasCluster | Where-Object State -eq Idle | Select-Object -First 1 -ExpandProperty Name", "Cluster0")]
    [InlineData("Get-AtlasCluster | Sort-Object Nodes -Descending | Select-Object -First 1 -ExpandProperty Nodes", "3")]
    [InlineData("(Get-AtlasDatabaseUser app-payments | Select-Object Username, Roles).Username", "app-payments")]
    [InlineData("(Get-AtlasCluster Cluster0 | Select-Object Name, State, Disk).Disk -match '\\d'", "True")]
    [InlineData("(Get-AtlasAlert | Group-Object Event | Measure-Object).Count -gt 0", "True")]
    public void What_is_seen_can_be_used(string script, string shown) => Assert.Equal(shown, world.Run(script).Text.Trim());

    [Fact]
    public void A_head_is_not_sent_back()
    {
        world.Atlas.ClearLog();
        world.Run("$c = [System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize((Get-AtlasCluster Cluster0))); Set-AtlasCluster Cluster0 -Body $c -Confirm:$false -WarningAction SilentlyContinue");
        string body = world.Served.Last(request => request.Method == "PATCH").Body!;
        Assert.DoesNotContain("\"state\"", body, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("\"nodes\"", body, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Dates_compare_with_those_of_PowerShell()
    {
        Assert.Equal("Local", world.Run("(Get-AtlasAlert -First 1).Created.Kind").Text.Trim());
        Assert.Equal("True", world.Run("$e = Get-AtlasAlert -First 1; ((Get-Date) - $e.Created) -eq ((Get-Date).ToUniversalTime() - $e.Created.ToUniversalTime()) -or [math]::Abs((((Get-Date) - $e.Created) - ((Get-Date).ToUniversalTime() - $e.Created.ToUniversalTime())).TotalSeconds) -lt 5").Text.Trim());
    }
}
