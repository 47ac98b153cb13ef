using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using AtlasPS.Tests.Http;

namespace AtlasPS.Tests.Judges;

/// <summary>
/// A server that others have written, to judge what a server of our own might overlook. It runs as the present user, on a free port of loopback, with a
/// configuration in a folder that is deleted with it.
/// </summary>
internal sealed class Judge : IAsyncDisposable
{
    private readonly Process _process;
    private readonly Task<string> _said;

    private Judge(string folder, int port, Process process)
    {
        Folder = folder;
        EndPoint = new IPEndPoint(IPAddress.Loopback, port);
        _process = process;
        _said = ReadAsync(process);
    }

    /// <summary>Its folder, where its configuration and its logs are.</summary>
    public string Folder { get; }

    public IPEndPoint EndPoint { get; }

    /// <summary>Where a program lies; null where it is not installed. Servers are often outside the path of those who are not root.</summary>
    public static string? Find(string program) => OperatingSystem.IsLinux()
        ? $"{Environment.GetEnvironmentVariable("PATH")}:/usr/sbin:/usr/local/sbin".Split(':').Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists)
        : null;

    /// <summary>Starts a server, and waits until it listens.</summary>
    /// <param name="program">The name of the program.</param>
    /// <param name="prepare">Writes what it needs into its folder, for its port, and returns its arguments.</param>
    public static async Task<Judge> StartAsync(string program, Func<string, int, IEnumerable<string>> prepare)
    {
        string folder = Directory.CreateTempSubdirectory($"atlasps-{program}-").FullName;
        // Who is started as root goes on as somebody else.
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(folder, (UnixFileMode)0b111_111_111);
        int port = FreePort();
        var start = new ProcessStartInfo(Find(program)!, prepare(folder, port)) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true };
        var judge = new Judge(folder, port, Process.Start(start)!);
        try
        {
            await Eventually.Async(() => judge._process.HasExited || judge.Listens());
            if (judge._process.HasExited)
                throw new InvalidOperationException($"{program} ended with {judge._process.ExitCode}: {await judge._said}");
            return judge;
        }
        catch
        {
            await judge.DisposeAsync();
            throw;
        }
    }

    /// <summary>Writes a certificate and its key as PEM, and returns the two paths.</summary>
    public static (string Certificate, string Key) Write(string folder, X509Certificate2 certificate)
    {
        string name = Path.Combine(folder, certificate.Thumbprint);
        File.WriteAllText(name + ".pem", certificate.ExportCertificatePem() + "\n");
        using var key = certificate.GetECDsaPrivateKey()!;
        File.WriteAllText(name + ".key", key.ExportPkcs8PrivateKeyPem() + "\n");
        return (name + ".pem", name + ".key");
    }

    public static string Write(string folder, string name, string text)
    {
        string path = Path.Combine(folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }

    /// <summary>Runs a program to its end without input, and returns how it went.</summary>
    public static async Task<int> RunAsync(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true };
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        await ReadAsync(process);
        await process.WaitForExitAsync();
        return process.ExitCode;
    }

    /// <summary>Sends its process a signal.</summary>
    public Task SignalAsync(string name) => RunAsync("kill", $"-{name}", _process.Id.ToString(CultureInfo.InvariantCulture));

    /// <summary>The lines of one of its logs, once there are at least so many: logs are written a moment later.</summary>
    public async Task<string[]> LogAsync(string name, int lines)
    {
        string path = Path.Combine(Folder, name);
        await Eventually.Async(() => File.Exists(path) && File.ReadAllLines(path).Length >= lines);
        return await File.ReadAllLinesAsync(path);
    }

    public async ValueTask DisposeAsync()
    {
        // Asked first, so that it can clear up after itself.
        if (!_process.HasExited)
            await SignalAsync("TERM");
        if (!_process.WaitForExit(TimeSpan.FromSeconds(5)))
            _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
        Directory.Delete(Folder, recursive: true);
    }

    internal static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static async Task<string> ReadAsync(Process process)
    {
        var output = process.StandardOutput.ReadToEndAsync();
        return await process.StandardError.ReadToEndAsync() + await output;
    }

    private bool Listens()
    {
        using var client = new TcpClient();
        try
        {
            client.Connect(EndPoint);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
