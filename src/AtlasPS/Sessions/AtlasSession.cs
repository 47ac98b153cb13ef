using System.Collections.Concurrent;
using AtlasPS.Descriptions;
using AtlasPS.Http;
using AtlasPS.Results;
using AtlasPS.Sessions;

namespace AtlasPS;

/// <summary>
/// A connection to Atlas: who calls, where, and which project and organization are meant when a cmdlet is not told. Made by <c>Connect-Atlas</c>,
/// safe to share between runspaces. Shows no secret.
/// </summary>
public sealed class AtlasSession
{
    internal AtlasSession(AtlasHttpSession http, Uri baseUri, string authentication, string account)
    {
        Http = http;
        BaseUri = baseUri;
        Authentication = authentication;
        Account = account;
        Names = new NameResolver(this);
    }

    /// <summary>Where Atlas is.</summary>
    public Uri BaseUri { get; }

    /// <summary><c>API key</c>, <c>Service account</c> or <c>Access token</c>.</summary>
    public string Authentication { get; }

    /// <summary>The public key or the client id.</summary>
    public string Account { get; }

    /// <summary>The project that cmdlets work in unless they are told another: 24 hexadecimal digits.</summary>
    public string? ProjectId { get; internal set; }

    /// <summary>The project's name, once it is known.</summary>
    public string? ProjectName => ProjectId is { } id ? Labels[id] : null;

    /// <summary>The organization that cmdlets work in unless they are told another: 24 hexadecimal digits.</summary>
    public string? OrgId { get; internal set; }

    /// <summary>The organization's name, once it is known.</summary>
    public string? OrgName => OrgId is { } id ? Labels[id] : null;

    /// <summary>Where the credential came from: a parameter, variables of the environment, or a profile of the Atlas CLI and the place in it.</summary>
    public string AccountSource { get; internal init; } = "";

    /// <summary>Where the address came from, likewise; <c>default</c> for MongoDB's own cloud.</summary>
    public string BaseUriSource { get; internal init; } = "";

    /// <summary>Where the project came from, likewise, or <c>Set-AtlasContext</c>; null without a project.</summary>
    public string? ProjectSource { get; internal set; }

    /// <summary>Where the organization came from, likewise; null without an organization.</summary>
    public string? OrgSource { get; internal set; }

    /// <summary>The Atlas CLI's profile that was used; null for none.</summary>
    public string? Profile { get; internal init; }

    /// <summary>True after <c>Disconnect-Atlas</c>, and where another connection has taken its place.</summary>
    public bool IsClosed => Http.IsClosed;

    /// <summary>When the session was opened, UTC.</summary>
    public DateTime ConnectedAt { get; } = DateTime.UtcNow;

    /// <summary>The session's own project or organization, by its wire name; null for none, and for any other name.</summary>
    internal string? IdOf(string wireName) => wireName switch
    {
        Scopes.Project => ProjectId,
        Scopes.Organization => OrgId,
        _ => null,
    };

    internal AtlasHttpSession Http { get; }

    internal NameResolver Names { get; }

    internal Labels Labels { get; } = new();

    internal CompletionCache Completions { get; } = new();

    /// <summary>Operations of which this session has said once that they are on their way out.</summary>
    internal ConcurrentDictionary<string, bool> WarnedOf { get; } = new();

    /// <summary>True once a cmdlet has returned the session: then somebody may go on using it beside the runspace's own.</summary>
    internal bool IsHandedOut { get; private set; }

    /// <summary>The session, marked as one that somebody has.</summary>
    internal AtlasSession HandOut()
    {
        IsHandedOut = true;
        return this;
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Authentication} {Account} at {BaseUri.Host}{(IsClosed ? " (closed)" : "")}";
}
