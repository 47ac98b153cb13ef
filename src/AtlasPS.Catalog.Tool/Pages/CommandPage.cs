namespace AtlasPS.Catalog.Tool.Pages;

/// <summary>Everything that help and documentation say of a cmdlet.</summary>
internal sealed record CommandPage(
    string Name,
    string Family,
    string Synopsis,
    string Description,
    IReadOnlyList<SyntaxLine> Syntax,
    IReadOnlyList<ParameterText> Parameters,
    IReadOnlyList<string> Inputs,
    IReadOnlyList<string> Outputs,
    IReadOnlyList<string> Roles,
    IReadOnlyList<OperationFacts> Operations,
    IReadOnlyList<SurfaceExample> Examples,
    string Link);

/// <summary>One parameter set.</summary>
internal sealed record SyntaxLine(string Set, IReadOnlyList<ParameterText> Parameters);

/// <summary>One parameter, in one parameter set or in all.</summary>
internal sealed record ParameterText(
    string Name, string Type, bool IsSwitch, string Help, bool Required, int? Position, string Pipeline, IReadOnlyList<string> Aliases, IReadOnlyList<string> Values, bool Wildcards);
