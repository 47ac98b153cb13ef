using AtlasPS.Catalog;

namespace AtlasPS.Tests.Cmdlets;

/// <summary>A piped object names itself, its owners and what it refers to. Nothing that it does not name is read or destroyed.</summary>
public sealed class PipeMeaningTests(AtlasWorld world) : IClassFixture<AtlasWorld>
{
    [Theory]
    [InlineData("Get-AtlasDatabaseUser app-payments | Remove-AtlasProject", "WrongKind")]
    [InlineData("Get-AtlasAlert | Select-Object -First 1 | Remove-AtlasCluster", "WrongKind")]
    [InlineData("Get-AtlasCluster Cluster0 | Remove-AtlasFlexCluster", "WrongKind")]
    [InlineData("Get-AtlasProject Payments | Remove-AtlasOrganization", "WrongKind")]
    [InlineData("Get-AtlasProject Payments | Update-AtlasTenantCluster -ReplicationSpec @{}", "WrongKind")]
    [InlineData("Get-AtlasDatabaseUser app-payments | Select-Object * | Remove-AtlasProject", "WrongKind")]
    [InlineData("[pscustomobject]@{ ProjectId = $null; Username = 'app-payments' } | Remove-AtlasDatabaseUser", "EmptyValue")]
    [InlineData("[pscustomobject]@{ ProjectId = ''; Username = 'app-payments' } | Remove-AtlasDatabaseUser", "EmptyValue")]
    [InlineData("[pscustomobject]@{ ClusterName = 'Cluster0'; SnapshotId = $null } | New-AtlasBackupRestoreJob -DeliveryType download", "EmptyValue")]
    [InlineData("[pscustomobject]@{ groupId = ''; ClusterName = 'Cluster0' } | Get-AtlasCluster", "EmptyValue")]
    public void Is_refused_and_nothing_is_changed(string script, string id)
    {
        world.Atlas.ClearLog();
        Assert.StartsWith(id, world.Fail(script).FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.All(world.Served, request => Assert.Equal("GET", request.Method));
    }

    [Theory]
    [InlineData("Get-AtlasDatabaseUser app-payments | Remove-AtlasDatabaseUser -WhatIf")]
    [InlineData("'app-payments' | ForEach-Object { [pscustomobject]@{ Username = $_ } } | Remove-AtlasDatabaseUser -WhatIf")]
    [InlineData("Get-AtlasCluster Cluster0 | Remove-AtlasBackupSchedule -WhatIf")]
    [InlineData("Get-AtlasProject Payments | Remove-AtlasDatabaseUser app-payments -WhatIf")]
    public void Its_own_kind_an_identity_and_a_place_are_taken(string script) => Assert.Contains("What if:", world.Run(script).Text, StringComparison.Ordinal);

    [Fact]
    public void A_cluster_filters_the_processes_and_the_alerts()
    {
        Assert.Equal("3 6", world.Run("\"$((Get-AtlasCluster Cluster0 | Get-AtlasProcess).Count) $((Get-AtlasProcess).Count)\"").Text.Trim());
        Assert.Equal("0", world.Run("@(Get-AtlasCluster Cluster0 | Get-AtlasAlert | Where-Object ClusterName -ne Cluster0).Count").Text.Trim());
    }

    [Fact]
    public void A_snapshot_gives_its_id_to_a_restore()
    {
        world.Atlas.ClearLog();
        world.Run("$snapshot = Get-AtlasBackupSnapshot Cluster0 | Select-Object -First 1; $snapshot | New-AtlasBackupRestoreJob -DeliveryType download -Confirm:$false; $snapshot.Id");
        Assert.Contains("\"snapshotId\":\"", world.Served[^1].Body, StringComparison.Ordinal);
    }

    [Fact]
    public void A_restore_without_a_snapshot_or_a_moment_is_refused()
    {
        world.Atlas.ClearLog();
        Assert.StartsWith("MissingValue", world.Fail("New-AtlasBackupRestoreJob Cluster0 -DeliveryType automated -TargetClusterName Archive -TargetGroupId 6540f1449d389aecf56c5d41 -Confirm:$false").FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.DoesNotContain(world.Served, request => request.Method == "POST");
    }

    [Fact]
    public void Rows_of_data_give_settings_and_objects_of_Atlas_do_not()
    {
        world.Atlas.ClearLog();
        string text = world.Run("""
            "Username,Description`napp-payments,paid by the row`nreporting," | ConvertFrom-Csv | Where-Object Description | Set-AtlasDatabaseUser -Confirm:$false
            [pscustomobject]@{ Name = 'fromdata'; Id = 'ignored' } | New-AtlasProject -OrgId Contoso -WhatIf
            """).Text;
        Assert.Contains(world.Served, request => request.Method == "PATCH" && request.Body!.Contains("\"description\":\"paid by the row\"", StringComparison.Ordinal));
        Assert.Contains("fromdata", text, StringComparison.Ordinal);
        Assert.StartsWith("NothingToChange", world.Fail("Get-AtlasDatabaseUser app-payments | Set-AtlasDatabaseUser").FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.StartsWith("NothingToChange", world.Fail("Get-AtlasDatabaseUser app-payments | Select-Object * | Set-AtlasDatabaseUser").FullyQualifiedErrorId, StringComparison.Ordinal);
    }

    /// <summary>Every object that has an identity, piped into every list: either the list is told by it, or the pipe is refused.</summary>
    [Fact]
    public void No_list_of_the_project_comes_for_a_thing_in_it()
    {
        var wide = new List<string>();
        int pairs = 0;
        foreach (var type in AtlasCatalog.Module.Types.Where(type => type.IsOutput && type.Surface is { Keys.Count: > 0 } && type.Stamps.Contains("groupId") && type.Surface.Keys.All(key => key.Key is not ("ProjectId" or "OrgId"))))
        {
            string made = $"$thing = [AtlasPS.{type.Name}]::new(); {string.Concat(type.Surface!.Keys.Select(key => $"$thing.SetValue('{key.Value[0]}', 'x'); "))}$thing";
            foreach (var command in AtlasCatalog.Module.Commands.Where(command => command.Verb == "Get" && !command.Surface.HandWritten && command.Sets[0].Operation is { Answer: AnswerKind.Paged or AnswerKind.Array or AnswerKind.Wrapped } list && list.Facts.PathNames.All(name => name is "groupId")))
            {
                if (command.Parameters.Any(parameter => parameter.FromPipeline && type.Surface!.Keys.Any(key => key.Key == parameter.Name)))
                    continue;
                pairs++;
                world.Atlas.ClearLog();
                var result = world.Engine.Invoke($"{made} | {command.Name} -WarningAction Ignore");
                bool isTold = AtlasCatalog.Module.Type(command.Sets[0].Operation.Output) is { } output && type.Surface!.Keys.Any(key => output.Properties.Any(property => property.Name == key.Key) || output.Surface?.Owners.Any(owner => owner.Key == key.Key) == true);
                if (!isTold && (result.Errors.Count == 0 || world.Served.Count > 0))
                    wide.Add($"{type.Name} | {command.Name}: {result.Errors.FirstOrDefault()}");
            }
        }

        Assert.True(wide.Count == 0, $"{wide.Count} of {pairs}\n{string.Join("\n", wide)}");
        Assert.True(pairs > 500, $"{pairs}");
    }
}
