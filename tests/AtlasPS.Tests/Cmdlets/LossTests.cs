using System.Text.RegularExpressions;
using AtlasPS.Catalog;

namespace AtlasPS.Tests.Cmdlets;

/// <summary>What is about to change is said with its values, and a value that loses data or access is asked about as a removal is.</summary>
public sealed class LossTests(AtlasWorld world) : IClassFixture<AtlasWorld>
{
    [Theory]
    [InlineData("Set-AtlasCluster Cluster0 -BackupEnabled $false -WhatIf", ": BackupEnabled = False")]
    [InlineData("Set-AtlasCluster Cluster0 -Body @{ backupEnabled = $false; diskWarmingMode = 'VISIBLE_EARLIER' } -WhatIf", "BackupEnabled = False")]
    [InlineData("Set-AtlasDatabaseUser app-payments -Password (ConvertTo-SecureString 'hunter2hunter2' -AsPlainText -Force) -WhatIf", "Password = ***")]
    [InlineData("Set-AtlasDatabaseUser app-payments -Role @{ roleName = 'read'; databaseName = 'a' } -WhatIf", "Role = 1 item")]
    public void The_settings_are_named(string script, string said)
    {
        string text = world.Run(script).Text;
        Assert.Contains(said, text, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Disable-AtlasPrivateIpMode -Enabled $true -WhatIf", "Change the private IP mode", "Enabled = True")]
    [InlineData("Get-AtlasAlert | Select-Object -First 1 | Confirm-AtlasAlert -Unacknowledge -WhatIf", "Change the acknowledgement", "UnacknowledgeAlert = True")]
    public void No_sentence_says_the_opposite(string script, string said, string set)
    {
        string text = world.Run(script).Text;
        Assert.Contains(said, text, StringComparison.Ordinal);
        Assert.Contains(set, text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("-Comment x")]
    public void A_comment_alone_acknowledges_nothing(string given)
    {
        world.Atlas.ClearLog();
        Assert.StartsWith("NothingAcknowledged", world.Fail($"Get-AtlasAlert | Select-Object -First 1 | Confirm-AtlasAlert {given}").FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.DoesNotContain(world.Served, request => request.Method == "PATCH");
    }

    /// <summary>Every optional part left out: the sentence still has a noun after each preposition.</summary>
    [Fact]
    public void No_question_lacks_its_noun()
    {
        string[] lacking = [.. AtlasCatalog.Module.Commands.Where(command => command.Surface.Confirm is not null)
            .Where(command => Regex.IsMatch(Regex.Replace(command.Surface.Confirm!, @"\[[^\]]*\]", ""), @"\b(for|of|on|in|to|into|from|with|until|at|by)( (for|of|on|in|to|into|from|with|until|at|by)\b|$)"))
            .Select(command => $"{command.Name}: {command.Surface.Confirm}")];
        Assert.True(lacking.Length == 0, string.Join("\n", lacking));
    }

    /// <summary>Atlas documents no order of snapshots.</summary>
    [Fact]
    public void Examples_sort_for_the_latest_snapshot() => Assert.All(
        AtlasCatalog.Module.Commands.SelectMany(command => command.Surface.Examples).Where(example => example.Text.Contains("latest snapshot", StringComparison.Ordinal)),
        example => Assert.Contains("Sort-Object CreatedAt", example.Code, StringComparison.Ordinal));

    [Fact]
    public void Examples_create_alert_configurations_that_are_enabled() => Assert.All(
        AtlasCatalog.Module.Commands.SelectMany(command => command.Surface.Examples).Where(example => example.Code.Contains("New-AtlasAlertConfig ", StringComparison.Ordinal)),
        example => Assert.Contains("-Enabled $true", example.Code, StringComparison.Ordinal));

    [Theory]
    [InlineData("Set-AtlasCluster Cluster0 -BackupEnabled $false", true)]
    [InlineData("Set-AtlasCluster Cluster0 -TerminationProtectionEnabled $false", true)]
    [InlineData("Set-AtlasCluster Cluster0 -Body @{ pitEnabled = $false }", true)]
    [InlineData("Set-AtlasCluster Cluster0 -ReplicationSpec @{ regionConfigs = @(@{ providerName = 'AWS'; regionName = 'EU_WEST_1'; priority = 7; electableSpecs = @{ instanceSize = 'M10'; nodeCount = 3 } }) }", true)]
    [InlineData("Set-AtlasCluster Cluster0 -ReplicationSpec @{ regionConfigs = @(@{ providerName = 'AWS'; regionName = 'EU_WEST_1'; priority = 7; electableSpecs = @{ instanceSize = 'M60'; nodeCount = 9 } }) }", false)]
    [InlineData("Set-AtlasCluster Cluster0 -BackupEnabled $true", false)]
    [InlineData("Set-AtlasAuditing -Enabled $false", true)]
    [InlineData("Set-AtlasDatabaseUser app-payments -Role @{ roleName = 'read'; databaseName = 'a' }", true)]
    [InlineData("Set-AtlasDatabaseUser app-payments -Description 'x'", false)]
    public void What_is_lost_is_asked_about(string script, bool asks)
    {
        world.Atlas.ClearLog();
        // The host of the tests cannot ask, so a question is an error.
        world.Engine.Invoke($"& {{ $ConfirmPreference = 'High'; {script} }}");
        Assert.Equal(asks, !world.Served.Any(request => request.Method is "PATCH" or "PUT"));
        world.Atlas.ClearLog();
        world.Run(script + " -Confirm:$false");
        Assert.Contains(world.Served, request => request.Method is "PATCH" or "PUT");
    }

    [Theory]
    [InlineData("New-AtlasDatabaseUser 'CN=ledger,OU=services' -X509Type CUSTOMER -Role @{ roleName = 'read'; databaseName = 'a' }", "\"databaseName\":\"$external\"")]
    [InlineData("New-AtlasDatabaseUser 'arn:aws:iam::1:role/app' -AwsIAMType ROLE -Role @{ roleName = 'read'; databaseName = 'a' }", "\"databaseName\":\"$external\"")]
    [InlineData("New-AtlasDatabaseUser app-new -Password (ConvertTo-SecureString 'hunter2hunter2' -AsPlainText -Force) -Role @{ roleName = 'read'; databaseName = 'a' }", "\"databaseName\":\"admin\"")]
    public void A_user_without_a_password_is_one_of_external(string script, string sent)
    {
        world.Atlas.ClearLog();
        world.Run(script + " -WarningAction Ignore");
        Assert.Contains(world.Served, request => request.Body?.Contains(sent, StringComparison.Ordinal) == true);
    }

    [Fact]
    public void A_user_of_external_is_found_by_name_alone()
    {
        world.Atlas.ClearLog();
        world.Engine.Invoke("Get-AtlasDatabaseUser 'CN=somebody,OU=services' -ErrorAction Ignore");
        Assert.Contains(world.Served, request => request.Path.Contains("/databaseUsers/$external/", StringComparison.Ordinal) || request.Path.Contains("/databaseUsers/%24external/", StringComparison.Ordinal));
    }

    [Fact]
    public void A_user_of_another_database_is_named_with_it()
    {
        var error = world.Fail("Remove-AtlasDatabaseUser app-payments -DatabaseName '$external' -Confirm:$false");
        Assert.Equal("There is one with -DatabaseName 'admin'. Get-AtlasDatabaseUser lists the database users of the project.", error.ErrorDetails.RecommendedAction);
    }

    [Theory]
    [InlineData("-Forever", null)]
    [InlineData("-Forever -Unacknowledge", "ExclusiveParameters")]
    [InlineData("-Forever -AcknowledgedUntil 2030-01-01", "ExclusiveParameters")]
    public void An_alert_is_acknowledged_for_good(string how, string? refused)
    {
        world.Atlas.ClearLog();
        var result = world.Engine.Invoke($"Confirm-AtlasAlert (Get-AtlasAlert -First 1).Id {how}");
        Assert.Equal(refused, result.Errors.FirstOrDefault()?.FullyQualifiedErrorId.Split(',')[0]);
        if (refused is null)
            Assert.Contains($"\"acknowledgedUntil\":\"{DateTime.UtcNow.Year + 100}-", world.Served[^1].Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("@{ delivery = @{ methodName = 'HTTP' }; checkpointId = '5e8f8a8b3d2c1f0a1b2c3d4e' }", true)]
    [InlineData("@{ delivery = @{ methodName = 'HTTP' }; snapshotId = '5e8f8a8b3d2c1f0a1b2c3d4e' }", true)]
    [InlineData("@{ delivery = @{ methodName = 'HTTP' } }", false)]
    public void A_body_says_to_which_point_is_restored(string body, bool sent)
    {
        world.Atlas.ClearLog();
        var result = world.Engine.Invoke($"New-AtlasLegacyBackupRestoreJob Cluster0 -Body {body} -Confirm:$false");
        Assert.Equal(sent, world.Served.Any(request => request.Method == "POST"));
        if (!sent)
            Assert.StartsWith("MissingValue", Assert.Single(result.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
    }
}
