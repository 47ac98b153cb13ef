namespace AtlasPS.Http.Profiles;

/// <summary>
/// A profile of the Atlas CLI: a table of its configuration file, and what the system's keyring holds for it. Secrets are asked for one by one,
/// when they are needed.
/// </summary>
public sealed class AtlasProfile
{
    private readonly IReadOnlyDictionary<string, string> _settings;

    internal AtlasProfile(string name, IReadOnlyDictionary<string, string> settings)
    {
        Name = name;
        _settings = settings;
    }

    /// <summary>The profile's name, as the file has it.</summary>
    public string Name { get; }

    /// <summary>A setting of the file, e.g. <c>project_id</c>; null where it is missing or empty.</summary>
    public string? Setting(string key) => _settings.TryGetValue(key, out string? value) && value.Length > 0 ? value : null;

    /// <summary>A setting that may be a secret: of the file, or of the keyring where the file has none. A keyring is not asked for what is known.</summary>
    /// <param name="key">The setting's name, e.g. <c>private_api_key</c>.</param>
    /// <param name="cancellationToken">Ends asking.</param>
    /// <exception cref="AtlasKeyringException">The file does not have it, and the keyring could not be asked.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public AtlasProfileValue? Secret(string key, CancellationToken cancellationToken = default)
    {
        if (Setting(key) is { } inFile)
            return new AtlasProfileValue(inFile, "config.toml");
        return Keyring.Find(Name, key, cancellationToken) is { Length: > 0 } kept ? new AtlasProfileValue(kept, "keyring") : null;
    }

    /// <inheritdoc/>
    public override string ToString() => Name;
}

/// <summary>A value and where it lay. Its text form does not show it.</summary>
public sealed class AtlasProfileValue(string value, string place)
{
    /// <summary>The value.</summary>
    public string Value { get; } = value;

    /// <summary><c>keyring</c> or <c>config.toml</c>.</summary>
    public string Place { get; } = place;

    /// <inheritdoc/>
    public override string ToString() => $"a value of the {Place}";
}
