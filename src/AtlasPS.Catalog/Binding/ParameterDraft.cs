namespace AtlasPS.Catalog;

/// <summary>A parameter of a cmdlet while its operations are gone through.</summary>
internal sealed class ParameterDraft
{
    /// <summary>The part that does not depend on further operations.</summary>
    public ParameterModel Model { get; init; } = new();

    public List<ParameterPlace> Places { get; } = [];

    public bool FromPipeline { get; set; }

    public bool FromSession { get; set; }

    public bool Explode { get; set; } = true;

    public string? Default { get; set; }

    /// <summary>The parameter, as it does not change anymore.</summary>
    public ParameterModel Freeze() =>
        Model with { Places = [.. Places], FromPipeline = FromPipeline, FromSession = FromSession, Explode = Explode, Default = Default };
}
