using System.Net;

namespace AtlasPS.Http.Connection;

/// <summary>A proxy as the platform wants it, with a choice and credentials of our own. Unlike the platform's, it leaves no host out by itself.</summary>
internal sealed class ChosenProxy(Func<Uri, Uri?> choose, ICredentials? credentials) : IWebProxy
{
    public ICredentials? Credentials { get; set; } = credentials;

    public Uri? GetProxy(Uri destination) => choose(destination);

    public bool IsBypassed(Uri host) => choose(host) is null;
}
