using System.Management.Automation;
using AtlasPS.Commands;
using AtlasPS.Http;
using AtlasPS.Requests;

namespace AtlasPS.Sessions;

/// <summary>Opens sessions: from what a person gives, or from the environment.</summary>
internal static class SessionFactory
{
    private const string ServiceAccountPrefix = "mdb_sa_id_";

    private const string HowToConnect =
        "Connect with Connect-Atlas -Credential (Get-Credential), the user name being the public API key or the service account's client id. "
        + "Or set MONGODB_ATLAS_PUBLIC_API_KEY and MONGODB_ATLAS_PRIVATE_API_KEY (or MONGODB_ATLAS_CLIENT_ID and MONGODB_ATLAS_CLIENT_SECRET).";

    /// <summary>This runspace's session; where there is none, one from the environment.</summary>
    /// <exception cref="AtlasInputException">There is neither.</exception>
    public static AtlasSession Current(AtlasCommand command)
    {
        if (DefaultSession.Current is { } current)
            return current;
        if (AtlasEnvironment.Read() is not { } found)
            throw NotConnected();
        var session = Open(found.Credential, AtlasEnvironment.BaseUri() ?? AtlasSessionOptions.DefaultBaseAddress, AtlasPSVersion.UserAgent(command), null);
        session.Source = "Environment";
        try
        {
            ContextChoice.Apply(command, session, AtlasEnvironment.ProjectId, AtlasEnvironment.OrgId);
        }
        catch
        {
            DefaultSession.Close(session);
            throw;
        }

        DefaultSession.Current = session;
        return session;
    }

    /// <summary>What a PSCredential means: the user name tells a service account from an API key.</summary>
    public static AtlasCredential Credential(PSCredential credential)
    {
        string name = credential.UserName.TrimStart('\\');
        string secret = Secrets.Reveal(credential.Password);
        return name.StartsWith(ServiceAccountPrefix, StringComparison.Ordinal) ? new ServiceAccountCredential(name, secret) : new ApiKeyCredential(name, secret);
    }

    public static AtlasSession Open(AtlasCredential credential, Uri baseUri, string userAgent, TimeSpan? timeout)
    {
        var options = new AtlasSessionOptions(credential) { BaseAddress = baseUri, UserAgent = userAgent };
        if (timeout is { } limit)
            options.Timeout = limit;
        try
        {
            return new AtlasSession(new AtlasHttpSession(options), baseUri, Kind(credential), credential.Name);
        }
        catch (AtlasCredentialException refused)
        {
            throw new AtlasInputException("InvalidCredential", refused.Message, "Copy it again from where Atlas showed it, without anything before or after.", credential.Name)
            { Category = ErrorCategory.AuthenticationError };
        }
        catch (ArgumentException refused)
        {
            // Nothing but scheme and host: around them stands what somebody may have meant to keep to himself.
            string shown = baseUri.IsAbsoluteUri ? baseUri.GetComponents(UriComponents.SchemeAndServer, UriFormat.UriEscaped) : baseUri.OriginalString;
            throw new AtlasInputException("InsecureAddress", refused.Message, "Give -BaseUri an https address. http is for 127.0.0.1, ::1 and localhost alone.", shown)
            { Category = ErrorCategory.SecurityError };
        }
    }

    private static string Kind(AtlasCredential credential) => credential switch
    {
        ApiKeyCredential => "API key",
        ServiceAccountCredential => "Service account",
        _ => "Access token",
    };

    public static AtlasInputException NothingToConnectWith() => new(
        "NoCredential",
        "There is nothing to connect with: no -Credential, no -AccessToken, and none in the environment.",
        HowToConnect,
        null) { Category = ErrorCategory.AuthenticationError };

    public static AtlasInputException Closed(AtlasSession session) => new(
        "SessionClosed",
        $"The session is closed: {session}.",
        HowToConnect,
        session) { Category = ErrorCategory.ConnectionError };

    private static AtlasInputException NotConnected() => new(
        "NotConnected",
        "There is no connection to Atlas.",
        HowToConnect,
        null) { Category = ErrorCategory.ConnectionError };
}
