using System.Management.Automation;
using System.Net;
using AtlasPS.Sandbox.Hosting;
using AtlasPS.Simulator;

namespace AtlasPS.Sandbox.Running;

/// <summary>The simulated Atlas of the sandbox: in this process, at the other end of a real loopback socket.</summary>
internal sealed class LocalAtlas : IAsyncDisposable
{
    /// <summary>What <see cref="Offer"/> defines, as one would type it.</summary>
    public const string ConnectCommand = "Connect-Atlas -Credential $Sandbox.Credential -BaseUri $Sandbox.BaseUri -ProjectId Payments";

    private const int DatabaseUsers = 5_000;

    private readonly AtlasSimulator _simulator;

    private LocalAtlas(AtlasSimulator simulator) => _simulator = simulator;

    public Uri BaseAddress => _simulator.BaseAddress;

    public static async Task<LocalAtlas> StartAsync() =>
        new(await AtlasSimulator.StartAsync(new SimulatorOptions { DatabaseUsers = DatabaseUsers }));

    /// <summary>Gives a session the variable <c>$Sandbox</c>: where this Atlas is, and the key to it.</summary>
    public void Offer(EngineHost host)
    {
        var options = _simulator.Options;
        var key = new NetworkCredential("", options.PrivateKey).SecurePassword;
        key.MakeReadOnly();

        var sandbox = new PSObject();
        sandbox.Properties.Add(new PSNoteProperty("BaseUri", BaseAddress));
        sandbox.Properties.Add(new PSNoteProperty("Credential", new PSCredential(options.PublicKey, key)));
        host.Runspace.SessionStateProxy.SetVariable("Sandbox", sandbox);
    }

    public ValueTask DisposeAsync() => _simulator.DisposeAsync();
}
