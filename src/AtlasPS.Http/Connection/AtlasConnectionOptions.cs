using System.Net;
using System.Security.Cryptography.X509Certificates;
using AtlasPS.Http.Addresses;
using AtlasPS.Http.Connection;
using AtlasPS.Http.Timing;

namespace AtlasPS.Http;

/// <summary>How a session connects: through which proxy, with which certificates, and how long it waits for the other side.</summary>
public sealed record AtlasConnectionOptions
{
    /// <summary>The way out of this network. The system's own proxy unless set.</summary>
    public AtlasProxy Proxy { get; init; } = AtlasProxy.System;

    /// <summary>What this client shows where Atlas, or what stands before it, asks for a certificate; null for none. It needs its private key.</summary>
    public X509Certificate2? ClientCertificate { get; init; }

    /// <summary>
    /// The certificate authorities whose word counts for this session, instead of those that the platform trusts. Empty for the platform's. At least one
    /// of them is a root: it has signed itself. Windows PowerShell cannot do this.
    /// </summary>
    public IReadOnlyCollection<X509Certificate2> Authorities { get; init; } = [];

    /// <summary>How long opening a connection may take, from the name to the end of the TLS handshake; 30 s unless set. In Windows PowerShell the system decides.</summary>
    public TimeSpan ConnectionTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long an attempt goes on while nothing comes: before the answer begins, and between two parts of its body. 100 s unless set.</summary>
    public TimeSpan OperationTimeout { get; init; } = TimeSpan.FromSeconds(100);

    /// <summary>The largest answer that is taken, in bytes, unpacked: 64 MB unless set. A file that is saved may be of any size.</summary>
    public long MaximumResponseSize { get; init; } = 64L * 1024 * 1024;

    /// <summary>Looks up the addresses of a host. Fixed for users; tests know hosts of their own.</summary>
    internal Func<string, CancellationToken, Task<IPAddress[]>> Resolve { get; init; } = (host, cancellationToken) =>
#if NET
        Dns.GetHostAddressesAsync(host, cancellationToken);
#else
        Dns.GetHostAddressesAsync(host);
#endif

    /// <summary>Says early what would fail later.</summary>
    /// <exception cref="ArgumentException">A certificate cannot serve the purpose that it was given for.</exception>
    public void CheckCertificates() => Certificates.Check(this);

    /// <exception cref="ArgumentException">Something here would not work, or would not be safe, with this address.</exception>
    internal void Check(AtlasAddress address)
    {
        Deadline.Checked(ConnectionTimeout);
        Deadline.Checked(OperationTimeout);
        CheckCertificates();
        if (MaximumResponseSize is < 1 or > int.MaxValue)
            throw new ArgumentException($"The largest answer is {MaximumResponseSize} bytes; it may be 1 byte to 2 GB.");
        if (Proxy.TakesAway(address))
            throw new ArgumentException($"'{address}' is not encrypted: it is for this machine alone, and {Proxy} is elsewhere and would see what is sent.");
    }
}
