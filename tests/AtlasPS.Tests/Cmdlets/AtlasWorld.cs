using System.Management.Automation;
using AtlasPS.Hosting;
using AtlasPS.Simulator;

namespace AtlasPS.Tests.Cmdlets;

/// <summary>A simulated Atlas of its own on a real socket, and an engine with the built module imported and connected to it.</summary>
public sealed class AtlasWorld : IDisposable
{
    public const string Payments = "6540f1449d389aecf56c5d41";

    public AtlasWorld()
        : this(new SimulatorOptions { ChangeTime = TimeSpan.FromMilliseconds(400) })
    {
    }

    internal AtlasWorld(SimulatorOptions options, bool connect = true)
    {
        Atlas = Task.Run(() => AtlasSimulator.StartAsync(options)).GetAwaiter().GetResult();
        Engine = EngineHost.Create(BuiltModule.ManifestPath);
        Run("param($baseUri, $password) $global:baseUri = $baseUri; $global:password = $password", Atlas.BaseAddress, Secret("a long enough pass phrase"));
        Run("param($credential) $global:credential = $credential", Credential(options.PublicKey, options.PrivateKey));
        if (connect)
            Connect();
        Atlas.ClearLog();
    }

    public AtlasSimulator Atlas { get; }

    public EngineHost Engine { get; }

    public static PSCredential Credential(string name, string secret) => new(name, Secret(secret));

    public static System.Security.SecureString Secret(string text) => new System.Net.NetworkCredential("", text).SecurePassword;

    public void Connect() => Run("Connect-Atlas -Credential $credential -BaseUri $baseUri -ProjectId Payments -OrgId Contoso");

    /// <summary>Runs a script that must not fail.</summary>
    public EngineResult Run(string script, params object?[] arguments)
    {
        var result = Engine.Invoke(script, arguments);
        Assert.True(result.Errors.Count == 0, $"{script}\n{string.Join("\n", result.Errors)}");
        return result;
    }

    /// <summary>Runs a script that must fail with one error record.</summary>
    public ErrorRecord Fail(string script)
    {
        var result = Engine.Invoke(script);
        return Assert.Single(result.Errors);
    }

    /// <summary>The requests that reached Atlas since the log was last emptied, those that were only challenged left out.</summary>
    public IReadOnlyList<RecordedRequest> Served => [.. Atlas.Requests.Where(request => request.Status != 401)];

    public void Dispose()
    {
        Engine.Dispose();
        Atlas.DisposeAsync().AsTask().GetAwaiter().GetResult();
    }
}
