using System.Text.Json;
using AtlasPS.Benchmarks.Work;

namespace AtlasPS.Benchmarks.Serving;

/// <summary>What a server has counted since its last reset.</summary>
internal sealed record Statistics(int Requests, int Nonces, int Refused, int TooSoon);

/// <summary>A server in a process of its own, which ends with this object.</summary>
internal sealed class ServerProcess : IDisposable
{
    private readonly ChildProcess _process;
    private readonly HttpClient _client = new();

    private ServerProcess(ChildProcess process, Uri address)
    {
        _process = process;
        Address = address;
    }

    public Uri Address { get; }

    public static async Task<ServerProcess> StartAsync(ServerSettings settings)
    {
        var process = ChildProcess.Start(["serve", .. settings.ToArguments()]);
        string line = await process.ReadLineAsync() ?? throw new InvalidOperationException("The server did not start.");
        return new ServerProcess(process, new Uri(line + "/"));
    }

    public async Task<Statistics> CountAsync() =>
        JsonSerializer.Deserialize<Statistics>(await _client.GetStringAsync(new Uri(Address, "statistics")))!;

    public Task ResetAsync() => _client.GetStringAsync(new Uri(Address, "reset"));

    public void Dispose()
    {
        _client.Dispose();
        _process.Dispose();
    }
}
