namespace AtlasPS.Http.Connection;

/// <summary>Nothing came over a connection for longer than anybody waits.</summary>
internal sealed class SilenceException(TimeSpan patience) : IOException("The other side fell silent.")
{
    public TimeSpan Patience { get; } = patience;
}
