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

    /// <summary>A setting that may be a secret: of the keyring first, of the file where that has none.</summary>
    /// <param name="key">The setting's name, e.g. <c>private_api_key</c>.</param>
    /// <exception cref="AtlasKeyringException">The keyring could not be asked, and the file does not have it either.</exception>
    public AtlasProfileValue? Secret(string key)
    {
        string? inFile = Setting(key);
        try
        {
            if (Keyring.Find(Name, key) is { Length: > 0 } kept)
                return new AtlasProfileValue(kept, "keyring");
        }
        catch (AtlasKeyringException) when (inFile is not null)
        {
            // What the file says need not be asked for elsewhere.
        }

        return inFile is null ? null : new AtlasProfileValue(inFile, "config.toml");
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
