using System.Management.Automation;
using AtlasPS.Feedback;
using AtlasPS.Http;
using AtlasPS.Values;

namespace AtlasPS.Sessions;

/// <summary>Opens sessions: from what a person gives, or from the environment.</summary>
internal static class SessionFactory
{
    private const string ServiceAccountPrefix = "mdb_sa_id_";

    private static string HowToConnect =>
        "Connect with Connect-Atlas -Credential (Get-Credential), the user name being the public API key or the service account's client id. "
        + "Or set MONGODB_ATLAS_PUBLIC_API_KEY and MONGODB_ATLAS_PRIVATE_API_KEY (or MONGODB_ATLAS_CLIENT_ID and MONGODB_ATLAS_CLIENT_SECRET). "
        + ProfileChoice.Advice();

    /// <summary>This runspace's session; where there is none, one from the environment or a profile.</summary>
    /// <exception cref="AtlasInputException">There is none of them.</exception>
    public static AtlasSession Current(ICallHost host, string userAgent)
    {
        if (DefaultSession.Current is { } current)
            return current;
        return DefaultSession.Current = Open(host, userAgent, SettingsFinder.Find(new GivenSettings(), host.Cancellation) ?? throw NotConnected());
    }

    /// <summary>Opens a session. Names are looked up at once, so that a wrong one shows here.</summary>
    /// <exception cref="AtlasInputException">The address is not secure, or a name is not that of anything.</exception>
    public static AtlasSession Open(ICallHost host, string userAgent, ConnectionSettings settings, Action<AtlasSessionOptions>? configure = null)
    {
        var session = Open(settings, userAgent, configure);
        try
        {
            ContextChoice.Apply(host, session, settings.Project, settings.Organization);
            return session;
        }
        catch
        {
            DefaultSession.Close(session);
            throw;
        }
    }

    /// <summary>What a PSCredential means: the user name tells a service account from an API key.</summary>
    public static AtlasCredential Credential(PSCredential credential)
    {
        string name = credential.UserName.TrimStart('\\');
        string secret = Secrets.Reveal(credential.Password);
        return name.StartsWith(ServiceAccountPrefix, StringComparison.Ordinal) ? new ServiceAccountCredential(name, secret) : new ApiKeyCredential(name, secret);
    }

    private static AtlasSession Open(ConnectionSettings settings, string userAgent, Action<AtlasSessionOptions>? configure)
    {
        var (credential, address) = (settings.Credential.Value, settings.BaseUri.Value);
        var options = new AtlasSessionOptions(credential) { BaseAddress = address, UserAgent = userAgent };
        configure?.Invoke(options);
        try
        {
            return new AtlasSession(new AtlasHttpSession(options), address, credential.Kind, credential.Name)
            {
                Profile = settings.Profile,
                AccountSource = settings.Credential.Source,
                BaseUriSource = settings.BaseUri.Source,
            };
        }
        catch (AtlasCredentialException refused)
        {
            throw new AtlasInputException("InvalidCredential", refused.Message, "Copy it again from where Atlas showed it, without anything before or after.", credential.Name)
            { Category = ErrorCategory.AuthenticationError };
        }
        catch (ArgumentException refused)
        {
            // Nothing but scheme and host: around them stands what somebody may have meant to keep to himself.
            string shown = address.IsAbsoluteUri ? address.GetComponents(UriComponents.SchemeAndServer, UriFormat.UriEscaped) : address.OriginalString;
            throw new AtlasInputException("InsecureAddress", refused.Message, "Give -BaseUri an https address. http is for 127.0.0.1, ::1 and localhost alone.", shown)
            { Category = ErrorCategory.SecurityError };
        }
    }

    public static AtlasInputException NothingToConnectWith() => new(
        "NoCredential",
        "There is nothing to connect with: no -Credential, -AccessToken or -Profile, no variables in the environment, and no profile of the Atlas CLI.",
        HowToConnect,
        null)
    { Category = ErrorCategory.AuthenticationError };

    public static AtlasInputException Closed(AtlasSession session) => new(
        "SessionClosed",
        $"The session is closed: {session}.",
        HowToConnect,
        session)
    { Category = ErrorCategory.ConnectionError };

    private static AtlasInputException NotConnected() => new(
        "NotConnected",
        "There is no connection to Atlas.",
        HowToConnect,
        null)
    { Category = ErrorCategory.ConnectionError };
}
