using System.Management.Automation;
using AtlasPS.Benchmarks.Serving;
using AtlasPS.Benchmarks.Soak;
using AtlasPS.Hosting;

namespace AtlasPS.Benchmarks.Work;

/// <summary>The module, as the build left it, in a PowerShell engine: the same work as <see cref="FloorClient"/> does, as a person would write it.</summary>
internal sealed class ModuleClient : IDisposable
{
    private readonly EngineHost _engine = EngineHost.Create(BuiltModule.ManifestPath);

    public ModuleClient(Uri address)
    {
        Run("param($type) Import-Module -Assembly $type.Assembly", typeof(FlowCommand));
        Run(
            "param($name, $key, $address) Connect-Atlas -SkipVerification -Credential ([pscredential]::new($name, $key)) -BaseUri $address -ProjectId " + Content.ProjectId,
            DigestBook.PublicKey,
            new System.Net.NetworkCredential("", DigestBook.PrivateKey).SecurePassword,
            address);
    }

    public Task<Outcome> ListAsync(bool keep) => Task.FromResult(keep
        ? Kept("& { $kept = Get-AtlasDatabaseUser -All; , $kept }")
        : Flow("Get-AtlasDatabaseUser -All | Measure-Flow Username 'user-{0:d6}'"));

    /// <summary>As the list, but nobody looks at the objects: what is left is the module, without what PowerShell takes to hand an object to the next command.</summary>
    public Task<Outcome> DropAsync()
    {
        Run("Get-AtlasDatabaseUser -All | Out-Null");
        return Task.FromResult(new Outcome(Content.Users, true, null));
    }

    public Task<Outcome> SinglesAsync(int calls)
    {
        Run($"if (-not $global:names) {{ $global:names = foreach ($n in 0..{calls - 1}) {{ [pscustomobject]@{{ DatabaseName = 'admin'; Username = 'user-{{0:d6}}' -f $n }} }} }}");
        return Task.FromResult(Flow("$names | Get-AtlasDatabaseUser | Measure-Flow Username 'user-{0:d6}'"));
    }

    /// <summary>As <see cref="SinglesAsync"/>, but a call of the cmdlet for each.</summary>
    public Task<Outcome> LoopAsync(int calls) =>
        Task.FromResult(Flow($"& {{ foreach ($n in 0..{calls - 1}) {{ Get-AtlasDatabaseUser -DatabaseName admin -Username ('user-{{0:d6}}' -f $n) }} }} | Measure-Flow Username 'user-{{0:d6}}'"));

    public Task<Outcome> ClustersAsync() => Task.FromResult(Flow("Get-AtlasProject -All | Get-AtlasCluster -All | Measure-Flow ProjectId '{0:x24}'"));

    public void Dispose() => _engine.Dispose();

    private Outcome Flow(string script) => (Outcome)Run(script).Output.Single().BaseObject;

    private Outcome Kept(string script)
    {
        var kept = (object[])Run(script).Output.Single().BaseObject;
        bool inOrder = (string)PSObject.AsPSObject(kept[^1]).Properties["Username"].Value == $"user-{kept.Length - 1:d6}";
        return new Outcome(kept.Length, inOrder, kept);
    }

    private EngineResult Run(string script, params object?[] arguments)
    {
        var result = _engine.Invoke(script, arguments);
        return result.Errors.Count == 0 ? result : throw new InvalidOperationException($"{script}: {result.Errors[0]}");
    }
}
