using AtlasPS.Commands;
using AtlasPS.Descriptions;

namespace AtlasPS;

/// <summary>A cmdlet that <c>Find-AtlasCommand</c> found, with the operation of Atlas that it stands for.</summary>
public sealed class AtlasCommandMatch
{
    internal AtlasCommandMatch(string name, string synopsis, string? parameterSet, Descriptions.ApiOperation? operation)
    {
        Name = name;
        Synopsis = synopsis;
        ParameterSet = parameterSet;
        OperationId = operation?.Id;
        OtherIds = operation?.OtherIds ?? [];
        Method = operation?.Method;
        Path = operation?.Path;
        AtlasCli = operation?.AtlasCli;
    }

    /// <summary>The cmdlet, e.g. <c>Get-AtlasCluster</c>.</summary>
    public string Name { get; }

    /// <summary>What it does, in a sentence.</summary>
    public string Synopsis { get; }

    /// <summary>The parameter set that calls the operation; null where the cmdlet has one alone.</summary>
    public string? ParameterSet { get; }

    /// <summary>The operation's id as Atlas has it today; null for a cmdlet that stands for none.</summary>
    public string? OperationId { get; }

    /// <summary>The ids that the operation has elsewhere: the Atlas CLI's, and those of earlier generations.</summary>
    public IReadOnlyList<string> OtherIds { get; }

    /// <summary>The HTTP method of the operation.</summary>
    public string? Method { get; }

    /// <summary>The path of the operation, with names in braces.</summary>
    public string? Path { get; }

    /// <summary>How the Atlas CLI calls the operation; null where it does not reach it.</summary>
    public string? AtlasCli { get; }

    /// <summary>The cmdlet's name, so that a match can be given wherever a command name is wanted.</summary>
    public override string ToString() => Name;
}
