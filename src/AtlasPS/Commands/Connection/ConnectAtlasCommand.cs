using System.Management.Automation;
using System.Security;
using AtlasPS.Errors;
using AtlasPS.Http;
using AtlasPS.Requests;
using AtlasPS.Sessions;

namespace AtlasPS.Commands;

/// <summary>Opens a session with Atlas and makes it this runspace's own.</summary>
[Cmdlet(VerbsCommunications.Connect, "Atlas", DefaultParameterSetName = "Environment", HelpUri = "https://mongodb.com/docs/atlas/configure-api-access/")]
[OutputType(typeof(AtlasSession))]
public sealed partial class ConnectAtlasCommand : AtlasCommand
{
    /// <summary>An API key (public and private key) or a service account (client id and secret); the user name tells which.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = "Credential")]
    [ValidateNotNull]
    [Credential]
    public PSCredential? Credential { get; set; }

    /// <summary>A bearer token that was obtained elsewhere, and is renewed there.</summary>
    [Parameter(Mandatory = true, ParameterSetName = "AccessToken")]
    [ValidateNotNull]
    public SecureString? AccessToken { get; set; }

    /// <summary>Where Atlas is: https, or http on loopback.</summary>
    [Parameter]
    [ValidateNotNull]
    public Uri? BaseUri { get; set; }

    /// <summary>The project that cmdlets work in unless they are told another: an id or a name.</summary>
    [Parameter]
    [Alias("GroupId")]
    [ArgumentCompleter(typeof(Completion.AtlasCompleter))]
    public string? ProjectId { get; set; }

    /// <summary>The organization that cmdlets work in unless they are told another: an id or a name.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(Completion.AtlasCompleter))]
    public string? OrgId { get; set; }

    /// <summary>Returns the session.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    private protected override void Process()
    {
        var session = Open();
        try
        {
            ContextChoice.Apply(this, session, ProjectId, OrgId);
        }
        catch (Exception failure)
        {
            DefaultSession.Close(session);
            if (failure is AtlasInputException refused)
                ThrowTerminatingError(ErrorRecords.From(refused));
            throw;
        }

        DefaultSession.Replace(session);
        if (PassThru)
            WriteObject(session.HandOut());
    }

    private AtlasSession Open()
    {
        try
        {
            var address = BaseUri ?? AtlasEnvironment.BaseUri() ?? AtlasSessionOptions.DefaultBaseAddress;
            var (credential, source) = Found();
            var session = SessionFactory.Open(credential, address, AtlasPSVersion.UserAgent(this), CallTimeout, Network());
            session.Source = source;
            if (source == "Environment")
                (ProjectId, OrgId) = (ProjectId ?? AtlasEnvironment.ProjectId, OrgId ?? AtlasEnvironment.OrgId);
            return session;
        }
        catch (AtlasInputException refused)
        {
            ThrowTerminatingError(ErrorRecords.From(refused));
            throw;
        }
    }

    private (AtlasCredential Credential, string Source) Found()
    {
        if (Credential is not null)
            return (SessionFactory.Credential(Credential), "Parameter");
        if (AccessToken is not null)
            return (new AccessTokenCredential(Secrets.Reveal(AccessToken)), "Parameter");
        return AtlasEnvironment.Read() is { } found ? (found.Credential, "Environment") : throw SessionFactory.NothingToConnectWith();
    }
}
