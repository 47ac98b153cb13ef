using System.Management.Automation;
using System.Security;
using AtlasPS.Completion;
using AtlasPS.Feedback;
using AtlasPS.Http;
using AtlasPS.Sessions;
using AtlasPS.Values;

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

    /// <summary>A profile of the Atlas CLI: its account, and its address, project and organization where no parameter says otherwise.</summary>
    [Parameter(Mandatory = true, ParameterSetName = "Profile")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(Completion.ProfileCompleter))]
    public string? Profile { get; set; }

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

    /// <summary>Connects without the request that verifies the credential. Wrong keys then show at the first call.</summary>
    [Parameter]
    public SwitchParameter SkipVerification { get; set; }

    /// <inheritdoc/>
    private protected override void Process()
    {
        AtlasSession session;
        try
        {
            session = SessionFactory.Open(this, AtlasPSVersion.UserAgent(this), SettingsFinder.Find(Given(), Cancellation) ?? throw SessionFactory.NothingToConnectWith(), Configure);
            Verify(session);
        }
        catch (AtlasHttpException refused)
        {
            ThrowTerminatingError(ErrorRecords.From(refused, new FailureSituation { Target = BaseUri }));
            throw;
        }
        catch (AtlasInputException refused)
        {
            // A script that goes on without the connection it asked for would do its work through another.
            ThrowTerminatingError(ErrorRecords.From(refused));
            throw;
        }

        DefaultSession.Replace(session);
        if (PassThru)
            WriteObject(session.HandOut());
    }

    private void Verify(AtlasSession session)
    {
        if (SkipVerification)
            return;
        try
        {
            Verification.Run(this, session);
        }
        catch
        {
            DefaultSession.Close(session);
            throw;
        }
    }

    private GivenSettings Given() => new()
    {
        Credential = Credential is not null ? SessionFactory.Credential(Credential) : AccessToken is not null ? new AccessTokenCredential(Secrets.Reveal(AccessToken)) : null,
        CredentialParameter = $"-{ParameterSetName}",
        Profile = Profile,
        BaseUri = BaseUri,
        Project = ProjectId,
        Organization = OrgId,
    };

    private void Configure(AtlasSessionOptions options)
    {
        options.Timeout = CallTimeout ?? options.Timeout;
        options.MaximumRetryCount = RetryCount ?? options.MaximumRetryCount;
        options.RetryInterval = RetryInterval;
        options.Connection = Network();
    }
}
