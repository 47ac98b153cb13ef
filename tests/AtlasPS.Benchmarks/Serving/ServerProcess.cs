using System.Text.Json;
using AtlasPS.Benchmarks.Processes;

namespace AtlasPS.Benchmarks.Serving;

/// <summary>What a server has counted.</summary>
/// <param name="Requests">All requests.</param>
/// <param name="Refusals">Those that were not signed, or with a nonce that had expired.</param>
/// <param name="NoncesUsed">With how many nonces the others were signed.</param>
/// <param name="Refused">Those that were beyond the rate limit.</param>
/// <param name="TooSoon">Those that came before the time that an earlier refusal had named.</param>
internal sealed record Statistics(int Requests, int Refusals, int NoncesUsed, int Refused, int TooSoon);

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

    public void Dispose()
    {
        _client.Dispose();
        _process.Dispose();
    }
}
