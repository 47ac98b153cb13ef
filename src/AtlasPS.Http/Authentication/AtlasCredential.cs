using AtlasPS.Http.Authentication;

namespace AtlasPS.Http;

/// <summary>Who calls. Its text form never shows the secret.</summary>
public abstract class AtlasCredential
{
    private protected AtlasCredential()
    {
    }

    /// <summary>What may be shown of it: the public key, the client id, or the kind.</summary>
    public abstract string Name { get; }

    /// <summary>The kind, as a sentence begins with it: <c>API key</c>, <c>Service account</c>, <c>Access token</c>.</summary>
    public abstract string Kind { get; }

    /// <inheritdoc/>
    public override string ToString() => $"{GetType().Name} {Name}";

    /// <summary>The authenticator that proves to Atlas who calls.</summary>
    /// <exception cref="AtlasCredentialException">The credential cannot be sent.</exception>
    internal abstract Authenticator CreateAuthenticator(AuthenticationContext context);

    /// <exception cref="AtlasCredentialException">The text is empty, or cannot be part of a header.</exception>
    private protected static string Checked(string value, string name)
    {
        if (string.IsNullOrEmpty(value))
            throw new AtlasCredentialException($"The {name} is empty.");
        if (value.Any(c => c is <= ' ' or > '~'))
            throw new AtlasCredentialException($"The {name} holds a blank, a line break or a character outside ASCII. Was it copied completely, and nothing with it?");
        return value;
    }
}
