namespace AtlasPS.Catalog;

/// <summary>The decisions about the whole module.</summary>
public sealed record Surface
{
    /// <summary>The resource families, one a file.</summary>
    public EquatableList<SurfaceFile> Families { get; init; } = [];

    /// <summary>The texts and words that all families share.</summary>
    public SurfaceCommon Common { get; init; } = new();

    /// <summary>Every text that people read, and where it stands.</summary>
    public IEnumerable<(string Text, CatalogPosition Position)> Texts() => Families.SelectMany(Texts)
        .Concat(Common.Machinery.Select(help => (help.Value, Common.Source.At("machinery", help.Key))))
        .Concat(Common.Help.Select(help => (help.Value, Common.Source.At("parameters", help.Key))));

    private static IEnumerable<(string Text, CatalogPosition Position)> Texts(SurfaceFile family)
    {
        foreach (var help in family.Help)
            yield return (help.Value, family.Source.At("parameters", help.Key));
        foreach (var cmdlet in family.Cmdlets)
        {
            yield return (cmdlet.Synopsis, cmdlet.Source.At("synopsis"));
            yield return (cmdlet.Description, cmdlet.Source.At("description"));
            yield return (cmdlet.Instead ?? "", cmdlet.Source.At("instead"));
            foreach (var parameter in cmdlet.Parameters)
                yield return (parameter.Help ?? "", parameter.Source.At("help"));
            foreach (var example in cmdlet.Examples)
            {
                yield return (example.Code, example.Source.At("code"));
                yield return (example.Text, example.Source.At("text"));
            }
        }
    }
}

/// <summary>The file <c>_common.yaml</c>.</summary>
public sealed record SurfaceCommon
{
    /// <summary>Help for the parameters that come from the base classes of the cmdlets, by name.</summary>
    public EquatableList<KeyValuePair<string, string>> Machinery { get; init; } = [];

    /// <summary>Help for parameters that many cmdlets share, by name.</summary>
    public EquatableList<KeyValuePair<string, string>> Help { get; init; } = [];

    /// <summary>The help that a parameter has in every cmdlet that does not say it better; null for none.</summary>
    public string? HelpOf(string parameter) => Machinery.Concat(Help).FirstOrDefault(help => help.Key == parameter).Value;

    /// <summary>How names become words of a sentence.</summary>
    public Vocabulary Words { get; init; } = new([], []);

    /// <summary>Where it stands.</summary>
    public CatalogSource Source { get; init; } = CatalogSource.None;

    /// <summary>What the error codes of Atlas mean.</summary>
    public EquatableList<SurfaceError> Errors { get; init; } = [];
}

/// <summary>What an error code of Atlas means to the caller.</summary>
public sealed record SurfaceError
{
    /// <summary>The code, e.g. <c>CANNOT_UPDATE_PAUSED_CLUSTER</c>.</summary>
    public string Code { get; init; } = "";

    /// <summary>The category of the error record.</summary>
    public string Category { get; init; } = "";

    /// <summary>True when every further input would meet the same error, so that the pipeline ends.</summary>
    public bool Ends { get; init; }

    /// <summary>What to do.</summary>
    public string Advice { get; init; } = "";
}
