namespace AtlasPS.Http.Profiles;

/// <summary>The system's keyring could not be asked: there is none, it is locked, or it does not answer.</summary>
public sealed class AtlasKeyringException(string message) : Exception(message);
