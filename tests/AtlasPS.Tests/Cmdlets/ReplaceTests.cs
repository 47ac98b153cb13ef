using System.Text.Json;

namespace AtlasPS.Tests.Cmdlets;

/// <summary>An operation that replaces a thing as a whole is given the whole: what was not named stays as it is.</summary>
public sealed class ReplaceTests(AtlasWorld world) : IClassFixture<AtlasWorld>
{
    [Theory]
    [InlineData("Set-AtlasAlertConfig $config.Id -Notification @{ typeName = 'GROUP'; delayMin = 7 }")]
    [InlineData("Set-AtlasAlertConfig $config.Id -Body @{ notifications = @(@{ typeName = 'GROUP'; delayMin = 7 }) }")]
    [InlineData("Set-AtlasAlertConfig $config.Id -Body '{\"notifications\":[{\"typeName\":\"GROUP\",\"delayMin\":7}]}'")]
    public void What_was_not_given_stays(string script)
    {
        world.Atlas.ClearLog();
        var result = world.Run("$config = Get-AtlasAlertConfig | Select-Object -First 1; " + script + "; $config.ToJson()");
        Assert.Empty(result.Warnings);
        using var before = JsonDocument.Parse(result.Text);
        using var sent = JsonDocument.Parse(world.Served.Single(request => request.Method == "PUT").Body);
        Assert.Equal(before.RootElement.GetProperty("eventTypeName").GetString(), sent.RootElement.GetProperty("eventTypeName").GetString());
        Assert.Equal(before.RootElement.GetProperty("enabled").GetBoolean(), sent.RootElement.GetProperty("enabled").GetBoolean());
        Assert.Equal(7, Assert.Single(sent.RootElement.GetProperty("notifications").EnumerateArray()).GetProperty("delayMin").GetInt32());
        Assert.False(sent.RootElement.TryGetProperty("id", out _));
    }

    [Theory]
    [InlineData("$config | Set-AtlasAlertConfig")]
    [InlineData("Set-AtlasAlertConfig -InputObject $config")]
    [InlineData("Set-AtlasAlertConfig $config.Id -Body $config.ToJson()")]
    [InlineData("Set-AtlasAlertConfig $config.Id -Body ($config.ToJson() | ConvertFrom-Json)")]
    public void A_whole_object_is_sent_without_another_read(string script)
    {
        world.Run("$global:config = Get-AtlasAlertConfig | Select-Object -First 1");
        world.Atlas.ClearLog();
        world.Run(script);
        Assert.Equal("PUT", Assert.Single(world.Served).Method);
    }

    [Fact]
    public void Enabled_alone_is_switched() => Assert.Equal("PATCH", Last("$config = Get-AtlasAlertConfig | Select-Object -First 1; Set-AtlasAlertConfig $config.Id -Enabled $true"));

    private string Last(string script)
    {
        world.Atlas.ClearLog();
        world.Run(script);
        return world.Served[^1].Method;
    }
}
