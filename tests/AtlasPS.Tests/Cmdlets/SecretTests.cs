using System.Collections;
using System.Globalization;
using System.Management.Automation;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using AtlasPS.Hosting;
using AtlasPS.Simulator;
using AtlasPS.Tests.Http;

namespace AtlasPS.Tests.Cmdlets;

/// <summary>
/// Secrets go to Atlas and nowhere else. Whoever calls and however it ends, no form of a secret is in anything that somebody could see: streams, errors and their
/// exceptions, objects and what is exported of them, the session, traces.
/// </summary>
public sealed class SecretTests(SecretTests.Vault vault) : IClassFixture<SecretTests.Vault>
{
    private const string PrivateKey = "S3cr3t-pr1vate/key+%&<'>:=,;";
    private const string ClientSecret = "mdb_sa_sk_S3cr3t/cl1ent+%&<'>:=";
    private const string AccessToken = "S3cr3t.acc3ss-token/for+calls==";
    private const string ProxyPassword = "S3cr3t-pr0xy:p4ss/w0rd";
    private const string Password = "S3cr3t p4ss phräse \"with\" 'all' <that> & more";

    private static readonly IReadOnlyList<string> Secrets =
    [
        .. SecretForms.Of(SimulatorOptions.DefaultPublicKey, PrivateKey), .. SecretForms.Of(SimulatorOptions.DefaultClientId, ClientSecret),
        .. SecretForms.Of("", AccessToken), .. SecretForms.Of("eve", Password), .. SecretForms.Of("proxy-user", ProxyPassword), "response=", "cnonce=", "S3cr3t",
    ];

    /// <summary>What a call meets on its way, and what is called.</summary>
    private static readonly Dictionary<string, (SimulatorFault? Fault, string Script)> Routes = new()
    {
        ["success"] = (null, "Get-AtlasProject Payments {0}; Get-AtlasCluster {0}; Get-AtlasContext"),
        ["what if"] = (null, "Remove-AtlasCluster Cluster0 -WhatIf {0}; New-AtlasDatabaseUser eve -Password $password -Role @{{ roleName = 'read'; databaseName = 'app' }} -WhatIf {0}"),
        ["not found"] = (null, "Get-AtlasCluster Cluster9 {0}"),
        ["bad input"] = (null, "Get-AtlasCluster 'not a/name' {0}; New-AtlasDatabaseUser eve -Password $password -Role @{{ rolename = 'read'; nonsense = 1 }} {0}"),
        ["a user with a password"] = (null, "New-AtlasDatabaseUser eve -Password $password -Role @{{ roleName = 'read'; databaseName = 'app' }} {0}; Set-AtlasDatabaseUser eve -Password $password -PassThru {0}"),
        ["a body with a password"] = (null, "New-AtlasDatabaseUser -Body $body {0}; Invoke-AtlasApi createGroupDatabaseUser -Body $json {0}"),
        ["a password that is refused"] = (
            new() { Match = "POST /**/databaseUsers", Count = null, Status = 400, ErrorCode = "INVALID_ATTRIBUTE", Detail = "Invalid attribute password specified." },
            "New-AtlasDatabaseUser eve -Password $password -Role @{{ roleName = 'read'; databaseName = 'app' }} {0}; New-AtlasDatabaseUser -Body $body {0}"),
        ["401"] = (new() { Status = 401, Match = "GET /**", Count = null }, "Get-AtlasCluster {0}"),
        ["403"] = (new() { Status = 403, Match = "GET /**", Count = null }, "Get-AtlasCluster {0}"),
        ["429"] = (new() { Status = 429, RetryAfter = 0, Match = "GET /**" }, "Get-AtlasCluster {0}"),
        ["500"] = (new() { Status = 500, Match = "GET /**", Count = null }, "Get-AtlasCluster {0}"),
        ["503"] = (new() { Status = 503, Body = "<html>down</html>", Match = "GET /**" }, "Get-AtlasCluster {0}"),
        ["a page for people"] = (new() { Status = 200, Body = "<html><h1>Sign in</h1></html>", Match = "GET /**", Count = null }, "Get-AtlasCluster {0}"),
        ["an answer that is cut"] = (new() { Connection = FaultConnection.CutMidBody, Match = "POST /**/databaseUsers", Count = null }, "New-AtlasDatabaseUser eve -Password $password -Role @{{ roleName = 'read'; databaseName = 'app' }} {0}"),
        ["no answer"] = (new() { Connection = FaultConnection.CutBeforeHeaders, Match = "PATCH /**", Count = null }, "Set-AtlasDatabaseUser app -Password $password {0}"),
        ["no answer in time"] = (new() { Connection = FaultConnection.HangBeforeHeaders, Match = "GET /**", Count = null }, "Get-AtlasCluster -TimeoutSec 1 {0}"),
        ["a redirect"] = (new() { Status = 307, Headers = { ["Location"] = "http://127.0.0.1:9/?S3cr3t" }, Match = "GET /**", Count = null }, "Get-AtlasCluster {0}"),
        ["a hostile challenge"] = (new() { Status = 401, BeforeAuthentication = true, Headers = { ["WWW-Authenticate"] = "Basic realm=\"MMS Public API\"" }, Match = "GET /**", Count = null }, "Get-AtlasCluster {0}"),
        ["a half challenge"] = (new() { Status = 401, BeforeAuthentication = true, Headers = { ["WWW-Authenticate"] = "Digest realm=\"r\", qop=\"auth-int\", nonce=\"n\"" }, Match = "GET /**", Count = null }, "Get-AtlasCluster {0}"),
        ["no token: 401"] = (new() { Status = 401, Match = "POST /api/oauth/token", Count = null }, "Get-AtlasCluster {0}"),
        ["no token: 500"] = (new() { Status = 500, Match = "POST /api/oauth/token", Count = null }, "Get-AtlasCluster {0}"),
        ["no token: 429"] = (new() { Status = 429, RetryAfter = 1000, Match = "POST /api/oauth/token", Count = null }, "Get-AtlasCluster {0}"),
        ["no token: a page for people"] = (new() { Status = 200, Body = "<html>", Match = "POST /api/oauth/token", Count = null }, "Get-AtlasCluster {0}"),
        ["no token: broken"] = (new() { Status = 200, Body = "{\"access_token\":\"S3cr3t", ContentType = "application/json", Match = "POST /api/oauth/token", Count = null }, "Get-AtlasCluster {0}"),
        ["a name nobody has"] = (null, "Connect-Atlas @again -SkipVerification -ProjectId Nowhere {0}"),
        ["a proxy that refuses"] = (null, "Connect-Atlas @again -SkipVerification -ProjectId $project -Proxy $proxy -ProxyCredential $proxyCredential {0}; Get-AtlasCluster {0}"),
        ["farewell"] = (null, "Get-AtlasCluster {0}; Disconnect-Atlas {0}; Get-AtlasCluster {0}"),
        ["a farewell that fails"] = (new() { Status = 500, Match = "POST /api/oauth/revoke", Count = null }, "Get-AtlasCluster {0}; Disconnect-Atlas {0}"),
    };

    private readonly AtlasWorld _world = vault.World;

    public static TheoryData<string> Callers => ["key", "account", "token"];

    [Theory]
    [MemberData(nameof(Callers))]
    public void No_secret_is_in_anything_that_can_be_seen(string caller)
    {
        using var listener = new TelemetryListener("System.Net.Http");
        var failed = new List<string>();
        foreach (var (route, (fault, script)) in Routes)
        {
            _world.Atlas.Reset();
            _world.Run($"Disconnect-Atlas; $Error.Clear(); $again = @{{ {Arguments(caller)}; BaseUri = $baseUri }}; $null = Connect-Atlas @again -SkipVerification -ProjectId {AtlasWorld.Payments}");
            if (fault is not null)
                _world.Atlas.AddFault(fault);
            var result = _world.Engine.Invoke(string.Format(CultureInfo.InvariantCulture, script, "-Verbose -Debug"));
            if (result.Errors.Count > 0)
                failed.Add(route);

            string seen = Exposure.Of(_world.Engine, result);
            SecretForms.AssertAbsent(Secrets, seen, $"{caller}: {route}");
            // Tokens that Atlas gave out.
            Assert.DoesNotMatch("(?<![0-9a-f])[0-9a-f]{64}(?![0-9a-f])", seen);
            if (route == "success")
                Assert.Contains("Authorization: ***", seen, StringComparison.Ordinal);
            if (route == "403")
                Assert.Contains("AtlasPS.AtlasApiException", seen, StringComparison.Ordinal);
        }

        string traced = listener.Everything(_world.Atlas.BaseAddress);
        Assert.Contains("GET /api/atlas/v2/groups/{groupId}/clusters", traced, StringComparison.Ordinal);
        SecretForms.AssertAbsent(Secrets, traced, $"{caller}: traces");
        string[] expected =
        [
            "not found", "bad input", "a password that is refused", "401", "403", "500", "a page for people", "an answer that is cut", "no answer", "no answer in time", "a redirect",
            "a hostile challenge", "a half challenge", .. caller == "account" ? (string[])["no token: 401", "no token: 500", "no token: 429", "no token: a page for people", "no token: broken"] : [],
            "a name nobody has", "a proxy that refuses", "farewell",
        ];
        Assert.Equal(expected, failed);
    }

    [Theory]
    [InlineData("createOrgApiKey", "@{ desc = 'new'; roles = @('ORG_MEMBER') }", "PrivateKey")]
    [InlineData("createOrgServiceAccount", "@{ name = 'new'; description = 'new'; roles = @('ORG_MEMBER'); secretExpiresAfterHours = 8 }", "Secrets")]
    public void A_secret_that_Atlas_shows_once_is_in_the_object_and_not_on_the_streams(string operation, string body, string property)
    {
        _world.Run($"Connect-Atlas -SkipVerification -Credential $key -BaseUri $baseUri -OrgId Contoso");
        using var listener = new TelemetryListener("System.Net.Http");
        var result = _world.Run($"Invoke-AtlasApi {operation} -Body {body} -Verbose -Debug");

        object made = Assert.Single(result.Output).Properties[property].Value;
        string secret = made as string ?? (string)PSObject.AsPSObject(((Array)made).GetValue(0)!).Properties["Secret"].Value;
        Assert.True(secret.Length > 20);
        string said = string.Join("\n", result.Verbose.Concat(result.Debug)) + listener.Everything(_world.Atlas.BaseAddress);
        Assert.Contains("desc", said, StringComparison.Ordinal);
        Assert.DoesNotContain(secret, said, StringComparison.Ordinal);
    }

    [Fact]
    public void No_default_view_shows_what_may_be_a_secret()
    {
        string views = File.ReadAllText(Path.Combine(Path.GetDirectoryName(BuiltModule.ManifestPath)!, "AtlasPS.Format.ps1xml"));
        string[] shown = [.. Regex.Matches(views, "<(PropertyName|ScriptBlock)>(.*?)</").Select(match => match.Groups[2].Value)];
        Assert.True(shown.Length > 100);
        Assert.DoesNotContain(shown, column => Regex.IsMatch(column, "Secret|Password|PrivateKey|Token(?!sPerMinute|Lifetime)|Credential", RegexOptions.IgnoreCase));
    }

    [Fact]
    public void What_the_other_tests_look_through_shows_a_secret_wherever_it_is_hidden()
    {
        var failure = new InvalidOperationException("outer", new InvalidOperationException("inner") { Data = { ["x"] = "S3cr3t" } });
        foreach (object thing in (object[])[failure, new ErrorRecord(failure, "Id", ErrorCategory.NotSpecified, null), PSObject.AsPSObject(new { Deep = new[] { new { Er = "S3cr3t" } } })])
        {
            var text = new StringBuilder();
            Exposure.Append(text, thing);
            Assert.Contains("S3cr3t", text.ToString(), StringComparison.Ordinal);
        }
    }

    private static string Arguments(string caller) => caller switch
    {
        "key" => "Credential = $key",
        "account" => "Credential = $account",
        _ => "AccessToken = $token",
    };

    /// <summary>An Atlas whose secrets are hard to hide, and an engine that has them in variables.</summary>
    public sealed class Vault : IDisposable
    {
        private readonly RawServer _proxy = new(_ => Reply.Text(407, "text/html", "<html>Who are you?</html>", "Proxy-Authenticate: Basic realm=\"proxy\""));

        public Vault()
        {
            World.Run("param($proxy, $proxyCredential, $project) $global:proxy = $proxy; $global:proxyCredential = $proxyCredential; $global:project = $project",
                _proxy.Address, AtlasWorld.Credential("proxy-user", ProxyPassword), AtlasWorld.Payments);
            World.Run("param($key, $account, $token) $global:key = $key; $global:account = $account; $global:token = $token",
                AtlasWorld.Credential(SimulatorOptions.DefaultPublicKey, PrivateKey), AtlasWorld.Credential(SimulatorOptions.DefaultClientId, ClientSecret), AtlasWorld.Secret(AccessToken));
            World.Run("param($password, $body, $json) $global:password = $password; $global:body = $body; $global:json = $json",
                AtlasWorld.Secret(Password),
                new Hashtable { ["username"] = "adam", ["databaseName"] = "admin", ["password"] = Password, ["roles"] = new object[] { new Hashtable { ["roleName"] = "read", ["databaseName"] = "app" } } },
                $$"""{"username":"zoe","databaseName":"admin","password":{{JsonSerializer.Serialize(Password)}},"roles":[{"roleName":"read","databaseName":"app"}]}""");
        }

        internal AtlasWorld World { get; } = new(
            new SimulatorOptions { PrivateKey = PrivateKey, ClientSecret = ClientSecret, AccessToken = AccessToken, TokenRequestsPerMinute = 1000 }, connect: false);

        public void Dispose()
        {
            World.Dispose();
            _proxy.DisposeAsync().AsTask().GetAwaiter().GetResult();
        }
    }
}
