namespace AtlasPS.Http;

/// <summary>A credential that cannot be sent, found before anything was. The message says what is wrong with it, and does not repeat it.</summary>
public sealed class AtlasCredentialException(string message) : ArgumentException(message);
