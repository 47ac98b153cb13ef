using System.Management.Automation;
using AtlasPS.Simulator;

namespace AtlasPS.Tests.Cmdlets;

/// <summary>Where a session takes its settings from, and what wins over what.</summary>
[Collection(EnvironmentScope.Alone)]
public sealed class SignInTests : IClassFixture<AtlasWorld>, IDisposable
{
    private const string OtherProject = "6540f1449d389aecf56c5d99";
    private readonly AtlasWorld _world;
    private readonly EnvironmentScope _environment = new();

    public SignInTests(AtlasWorld world)
    {
        _world = world;
        _world.Run("Disconnect-Atlas");
        _world.Atlas.ClearLog();
    }

    private string Address => _world.Atlas.BaseAddress.AbsoluteUri.TrimEnd('/');

    public void Dispose() => _environment.Dispose();

    [Fact]
    public void The_environment_connects_when_nobody_does()
    {
        SetKeys();
        _environment.Set("MONGODB_ATLAS_BASE_URL", Address);
        _environment.Set("MONGODB_ATLAS_PROJECT_ID", "Payments");
        Assert.Equal("Cluster0", _world.Run("Get-AtlasCluster").Output[0].Properties["Name"].Value);
        Assert.Equal(
            ["MONGODB_ATLAS_PUBLIC_API_KEY and MONGODB_ATLAS_PRIVATE_API_KEY", "MONGODB_ATLAS_BASE_URL", "MONGODB_ATLAS_PROJECT_ID", null, null],
            Sources());
    }

    [Theory]
    [InlineData("MONGODB_ATLAS_PUBLIC_KEY", SimulatorOptions.DefaultPublicKey, "MONGODB_ATLAS_PRIVATE_KEY", SimulatorOptions.DefaultPrivateKey, "API key")]
    [InlineData("MONGODB_ATLAS_CLIENT_ID", SimulatorOptions.DefaultClientId, "MONGODB_ATLAS_CLIENT_SECRET", SimulatorOptions.DefaultClientSecret, "Service account")]
    [InlineData("MONGODB_ATLAS_ACCESS_TOKEN", SimulatorOptions.DefaultAccessToken, "MONGODB_ATLAS_ORG_ID", "Contoso", "Access token")]
    public void Every_kind_of_account_may_be_in_the_environment(string name, string value, string other, string otherValue, string kind)
    {
        _environment.Set(name, value);
        _environment.Set(other, otherValue);
        _environment.Set("MONGODB_ATLAS_OPS_MANAGER_URL", Address + "/");
        Assert.NotEmpty(_world.Run("Get-AtlasProject").Output);
        Assert.Equal([kind, "MONGODB_ATLAS_OPS_MANAGER_URL"], _world.Run("(Get-AtlasContext).Authentication, (Get-AtlasContext).BaseUriSource").Output.Select(o => (string)o.BaseObject));
    }

    [Fact]
    public void A_parameter_wins_over_the_environment_and_the_environment_fills_what_is_left()
    {
        SetKeys("wrongone", "wrong");
        _environment.Set("MONGODB_ATLAS_BASE_URL", "https://nowhere.example/");
        _environment.Set("MONGODB_ATLAS_PROJECT_ID", OtherProject);
        _environment.Set("MONGODB_ATLAS_ORG_ID", "Contoso");
        _world.Run("Connect-Atlas -SkipVerification -Credential $credential -BaseUri $baseUri -ProjectId Payments");
        Assert.Equal(["-Credential", "-BaseUri", "-ProjectId", "MONGODB_ATLAS_ORG_ID", null], Sources());
        Assert.NotEmpty(_world.Run("Get-AtlasCluster").Output);
    }

    [Fact]
    public void A_profile_with_its_secret_in_the_file_connects()
    {
        _environment.WriteProfiles($"""
            version = 2
            skip_update_check = true

            [work]
            auth_type = "api_keys"
            org_id = "65b3c46c08993c0b4ebed568"
            project_id = "{AtlasWorld.Payments}"
            public_api_key = "{SimulatorOptions.DefaultPublicKey}"
            private_api_key = "{SimulatorOptions.DefaultPrivateKey}"
            ops_manager_url = "{Address}"
            output = "json"

            [other]
            auth_type = "api_keys"
            """);
        _world.Run("Connect-Atlas -SkipVerification -Profile Work");
        Assert.Equal("Cluster0", _world.Run("Get-AtlasCluster").Output[0].Properties["Name"].Value);
        Assert.Equal(Enumerable.Repeat("Profile 'work' (config.toml)", 4).Append("work"), Sources());
    }

    [Theory]
    [InlineData("api_keys", "public_api_key", SimulatorOptions.DefaultPublicKey, "private_api_key", SimulatorOptions.DefaultPrivateKey)]
    [InlineData("service_account", "client_id", SimulatorOptions.DefaultClientId, "client_secret", SimulatorOptions.DefaultClientSecret)]
    [InlineData("user_account", "refresh_token", "r", "access_token", SimulatorOptions.DefaultAccessToken)]
    public void Secrets_come_from_the_keyring(string type, string nameKey, string name, string secretKey, string secret)
    {
        if (OperatingSystem.IsWindows() || OperatingSystem.IsMacOS())
            return;
        string log = _environment.WriteSecretTool(new Dictionary<string, string> { [$"atlascli_my $(work) {secretKey}"] = secret });
        _environment.WriteProfiles($"version = 2\n[\"my $(work)\"]\nauth_type = \"{type}\"\n{nameKey} = \"{name}\"\nbase_url = \"{Address}\"\n");
        Assert.NotEmpty(_world.Run("Connect-Atlas -SkipVerification -Profile 'my $(work)'; Get-AtlasProject").Output);
        Assert.Equal("Profile 'my $(work)' (keyring)", Sources()[0]);
        Assert.Contains($"lookup service atlascli_my $(work) username {secretKey}", File.ReadAllLines(log));
    }

    [Fact]
    public void A_keyring_is_not_asked_for_a_secret_that_the_file_has()
    {
        string log = _environment.WriteSecretTool(new Dictionary<string, string>());
        _environment.WriteProfiles($"[work]\nauth_type = \"user_account\"\naccess_token = \"{SimulatorOptions.DefaultAccessToken}\"\nbase_url = \"{Address}\"\n");
        Assert.NotEmpty(_world.Run("Connect-Atlas -SkipVerification -Profile work; Get-AtlasProject").Output);
        Assert.Equal("Profile 'work' (config.toml)", Sources()[0]);
        Assert.False(File.Exists(log));
    }

    /// <summary>A folder that anyone may have written, such as a clone, is where a person often is.</summary>
    [Theory]
    [InlineData(null)]
    [InlineData(".")]
    [InlineData("")]
    [InlineData("bin:./bin")]
    public void A_program_of_the_present_folder_never_runs(string? path)
    {
        if (OperatingSystem.IsWindows() || OperatingSystem.IsMacOS())
            return;
        string log = _environment.WriteSecretTool(new Dictionary<string, string>());
        string tools = Path.Combine(_environment.Folder, "tools");
        Directory.CreateDirectory(Path.Combine(tools, "bin"));
        File.Copy(Path.Combine(tools, "secret-tool"), Path.Combine(tools, "bin", "secret-tool"));
        _environment.Set("PATH", path ?? _environment.Folder);
        string before = Environment.CurrentDirectory;
        try
        {
            Environment.CurrentDirectory = tools;
            _environment.WriteProfiles("[work]\nauth_type = \"service_account\"\nclient_id = \"mdb_sa_id_1\"\n");
            Assert.Contains("secret-tool is not installed", _world.Fail("Connect-Atlas -SkipVerification -Profile work").Exception.Message, StringComparison.Ordinal);
        }
        finally
        {
            Environment.CurrentDirectory = before;
        }

        Assert.False(File.Exists(log));
    }

    [Fact]
    public void A_keyring_that_says_nothing_is_left_after_five_seconds()
    {
        if (OperatingSystem.IsWindows() || OperatingSystem.IsMacOS())
            return;
        _environment.WriteSecretTool(new Dictionary<string, string>());
        File.WriteAllText(Path.Combine(_environment.Folder, "tools", "secret-tool"), "#!/bin/sh\nsleep 60\n");
        _environment.WriteProfiles("[work]\nauth_type = \"service_account\"\nclient_id = \"mdb_sa_id_1\"\n");
        long start = TimeProvider.System.GetTimestamp();
        Assert.Contains("secret-tool did not answer within 5 s", _world.Fail("Connect-Atlas -SkipVerification -Profile work").Exception.Message, StringComparison.Ordinal);
        Assert.InRange(TimeProvider.System.GetElapsedTime(start).TotalSeconds, 4, 20);
    }

    [Theory]
    [InlineData("[only]", null, "only")]
    [InlineData("[a]|[default]", null, "default")]
    [InlineData("[a]|[b]", "b", "b")]
    [InlineData("[default]|[b]", "b", "b")]
    public void The_profile_that_is_meant_is_named_or_alone_or_default(string profiles, string? named, string expected)
    {
        _environment.WriteProfiles(string.Concat(profiles.Split('|').Select(profile => $"{profile}\naccess_token = \"{SimulatorOptions.DefaultAccessToken}\"\nbase_url = \"{Address}/\"\n")));
        _environment.Set("MONGODB_ATLAS_PROFILE", named);
        Assert.NotEmpty(_world.Run("Get-AtlasProject").Output);
        Assert.Equal(expected, Sources()[^1]);
    }

    [Fact]
    public void The_environment_wins_over_a_profile_that_nobody_typed_and_not_over_one_that_somebody_did()
    {
        _environment.WriteProfiles($"[work]\naccess_token = \"{SimulatorOptions.DefaultAccessToken}\"\nbase_url = \"{Address}/\"\nproject_id = \"{AtlasWorld.Payments}\"\n");
        _environment.Set("MONGODB_ATLAS_PROFILE", "work");
        _environment.Set("MONGODB_ATLAS_PROJECT_ID", OtherProject);
        SetKeys();

        _world.Run("Connect-Atlas");
        Assert.Equal(["MONGODB_ATLAS_PUBLIC_API_KEY and MONGODB_ATLAS_PRIVATE_API_KEY", "Profile 'work' (config.toml)", "MONGODB_ATLAS_PROJECT_ID", null, "work"], Sources());

        _world.Run("Connect-Atlas -SkipVerification -Profile work");
        Assert.Equal(["Profile 'work' (config.toml)", "Profile 'work' (config.toml)", "Profile 'work' (config.toml)", null, "work"], Sources());

        _world.Run($"Connect-Atlas -SkipVerification -Profile work -ProjectId {OtherProject} -BaseUri $baseUri");
        Assert.Equal(["Profile 'work' (config.toml)", "-BaseUri", "-ProjectId", null, "work"], Sources());

        _world.Run("Connect-Atlas -SkipVerification -Credential $credential -BaseUri $baseUri");
        Assert.Equal(["-Credential", "-BaseUri", "MONGODB_ATLAS_PROJECT_ID", null, null], Sources());
    }

    [Fact]
    public void A_government_profile_goes_to_the_government_cloud()
    {
        _environment.WriteProfiles("[gov]\nservice = \"cloudgov\"\naccess_token = \"x\"\n");
        Assert.Equal("https://cloud.mongodbgov.com/", _world.Run("(Connect-Atlas -SkipVerification -Profile gov -PassThru).BaseUri.AbsoluteUri").Output.Single().BaseObject);
    }

    [Theory]
    [InlineData("[work]\npublic_api_key = \"abcdefgh\"", "Connect-Atlas -SkipVerification -Profile work", "IncompleteProfile", "atlas auth login")]
    [InlineData("[work]\nauth_type = \"smartcard\"", "Connect-Atlas -SkipVerification -Profile work", "UnknownAuthenticationType", "service_account")]
    [InlineData("[work]\naccess_token = \"x\"", "Connect-Atlas -SkipVerification -Profile wrok", "ProfileNotFound", "Did you mean 'work'?")]
    [InlineData("[work]\naccess_token = \"x\"\nbase_url = \"cloud\"", "Connect-Atlas -SkipVerification -Profile work", "InvalidAddress", "-BaseUri")]
    [InlineData("[work]\naccess_token = \"x\"\nbase_url = \"http://cloud.mongodb.com\"", "Connect-Atlas -SkipVerification -Profile work", "InsecureAddress", "https")]
    [InlineData("[a]\naccess_token = \"x\"\n[b]\naccess_token = \"x\"", "Connect-Atlas", "NoCredential", "'a', 'b'")]
    [InlineData("[a]\naccess_token = \"x\"\n[b]\naccess_token = \"x\"", "Get-AtlasProject", "NotConnected", "-Profile")]
    [InlineData("version = 2\n", "Get-AtlasProject", "NotConnected", "Connect-Atlas -Credential")]
    [InlineData("[work]\nprivate_api_key = \"s3cr3t\nx=", "Connect-Atlas -SkipVerification -Profile work", "InvalidProfileFile", "-Credential")]
    [InlineData("[work]\nprivate_api_key = s3cr3t", "Get-AtlasProject", "InvalidProfileFile", "-Credential")]
    public void What_cannot_be_used_is_said_with_what_to_do(string toml, string script, string id, string advice)
    {
        _environment.Set("PATH", _environment.Folder);
        _environment.WriteProfiles(toml);
        var error = _world.Fail(script);
        Assert.StartsWith(id + ",", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains(advice, error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cr3t", error.Exception + error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.Equal(0, _world.Atlas.RequestCount);
    }

    [Fact]
    public void A_keyring_that_cannot_be_asked_is_named()
    {
        if (OperatingSystem.IsWindows() || OperatingSystem.IsMacOS())
            return;
        _environment.Set("PATH", _environment.Folder);
        _environment.WriteProfiles("[work]\nauth_type = \"service_account\"\nclient_id = \"mdb_sa_id_1\"\n");
        var error = _world.Fail("Connect-Atlas -SkipVerification -Profile work");
        Assert.Contains("secret-tool is not installed", error.Exception.Message, StringComparison.Ordinal);
        Assert.Contains("client_secret", error.Exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("MONGODB_ATLAS_PUBLIC_API_KEY", "MONGODB_ATLAS_PRIVATE_API_KEY")]
    [InlineData("MONGODB_ATLAS_CLIENT_SECRET", "MONGODB_ATLAS_CLIENT_ID")]
    public void Half_of_a_pair_is_a_mistake(string present, string missing)
    {
        _environment.Set(present, "something");
        var error = _world.Fail("Get-AtlasProject");
        Assert.StartsWith("IncompleteEnvironment,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains(missing, error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }

    [Fact]
    public void Names_of_profiles_complete()
    {
        _environment.WriteProfiles("[work]\n[\"west coast\"]\n[default]\n");
        using var shell = _world.Engine.CreateShell();
        var completion = CommandCompletion.CompleteInput("Connect-Atlas -Profile w", 24, null, shell);
        Assert.Equal(["'west coast'", "work"], completion.CompletionMatches.Select(match => match.CompletionText));
    }

    private List<string?> Sources() =>
        [.. _world.Run("$c = Get-AtlasContext; $c.AccountSource; $c.BaseUriSource; $c.ProjectSource; $c.OrgSource; $c.Profile").Output.Select(o => (string?)o?.BaseObject)];

    private void SetKeys(string publicKey = SimulatorOptions.DefaultPublicKey, string privateKey = SimulatorOptions.DefaultPrivateKey)
    {
        _environment.Set("MONGODB_ATLAS_PUBLIC_API_KEY", publicKey);
        _environment.Set("MONGODB_ATLAS_PRIVATE_API_KEY", privateKey);
    }
}
