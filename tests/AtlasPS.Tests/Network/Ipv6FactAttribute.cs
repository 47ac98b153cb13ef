using System.Net;
using System.Net.Sockets;

namespace AtlasPS.Tests.Network;

/// <summary>A test that needs IPv6 on loopback. Where there is none, the run says that it was left out.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class Ipv6FactAttribute : FactAttribute
{
    private static readonly Lazy<bool> Present = new(() =>
    {
        try
        {
            using var listener = new TcpListener(IPAddress.IPv6Loopback, 0);
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    });

    public Ipv6FactAttribute()
    {
        if (!Present.Value)
            Skip = "This machine has no IPv6 on loopback.";
    }
}
