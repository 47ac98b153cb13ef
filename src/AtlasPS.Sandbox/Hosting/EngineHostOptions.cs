namespace AtlasPS.Sandbox.Hosting;

/// <summary>How an <see cref="EngineHost"/> that writes into a buffer behaves.</summary>
public sealed record EngineHostOptions
{
    /// <summary>Columns of the screen that tables are laid out for. 120 unless told otherwise.</summary>
    public int Width { get; init; } = 120;

    /// <summary>The lines that commands read when they ask (confirmation, mandatory parameters). Empty: a question is an error.</summary>
    public string Input { get; init; } = "";
}
