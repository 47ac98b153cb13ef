namespace AtlasPS.Sessions;

/// <summary>A setting, and where it came from. Its text form shows the latter alone.</summary>
internal sealed class Sourced<T>(T value, string source)
{
    public T Value { get; } = value;

    /// <summary>In words: a parameter, a variable, a place in a profile.</summary>
    public string Source { get; } = source;

    public override string ToString() => Source;
}
