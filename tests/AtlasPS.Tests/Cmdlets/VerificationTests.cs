namespace AtlasPS.Tests.Cmdlets;

/// <summary>Connecting asks Atlas once who is connected.</summary>
public sealed class VerificationTests(AtlasWorld world) : IClassFixture<AtlasWorld>
{
    private const string Key = "([pscredential]::new('abcdefgh', (ConvertTo-SecureString '00000000-aaaa-4bbb-8ccc-000000000001' -AsPlainText -Force)))";

    [Fact]
    public void Wrong_keys_fail_where_they_were_given()
    {
        string before = world.Run("(Get-AtlasContext).ToString()").Text;
        var result = world.Engine.Invoke("try { Connect-Atlas -Credential ([pscredential]::new('abcdefgh', (ConvertTo-SecureString '00000000-dead-4bbb-8ccc-000000000001' -AsPlainText -Force))) -BaseUri $baseUri } catch { \"$($_.CategoryInfo.Category): $_\" }");
        Assert.StartsWith("AuthenticationError", result.Text.Trim(), StringComparison.Ordinal);
        Assert.DoesNotContain("dead-4bbb", result.Text, StringComparison.Ordinal);
        Assert.Equal(before, world.Run("(Get-AtlasContext).ToString()").Text);
    }

    [Fact]
    public void One_request_is_enough_and_tells_the_organization_of_the_project()
    {
        string project = world.Run("(Get-AtlasProject Payments).Id").Text.Trim();
        world.Atlas.ClearLog();
        string organization = world.Run($"$s = Connect-Atlas -Credential {Key} -BaseUri $baseUri -ProjectId {project} -PassThru; $s.OrgId; Disconnect-Atlas -Session $s").Text.Trim();
        Assert.Equal("65b3c46c08993c0b4ebed568", organization);
        Assert.Single(world.Served, request => request.Method == "GET");
        world.Connect();
    }

    [Fact]
    public void Without_verification_nothing_is_sent()
    {
        world.Atlas.ClearLog();
        world.Run($"$s = Connect-Atlas -Credential {Key} -BaseUri $baseUri -SkipVerification -PassThru; Disconnect-Atlas -Session $s");
        Assert.Empty(world.Atlas.Requests);
        world.Connect();
    }

    [Fact]
    public void Another_project_brings_its_organization()
    {
        world.Run("Set-AtlasContext -ProjectId Payments");
        Assert.NotEqual("", world.Run("(Get-AtlasContext).OrgId").Text.Trim());
        world.Connect();
    }
}
