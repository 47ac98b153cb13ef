using System.Management.Automation;
using AtlasPS.Descriptions;

namespace AtlasPS.Binding;

/// <summary>A cmdlet whose parameters PowerShell has bound.</summary>
internal interface IBoundCmdlet
{
    /// <summary>The parameters and parameter sets that the catalog gives it.</summary>
    CommandDescription CommandDescription { get; }

    /// <summary>The present parameter set.</summary>
    string ParameterSetName { get; }

    /// <summary>A whole body, where the cmdlet takes one and was given it.</summary>
    object? WholeBody { get; }

    /// <summary>The piped object that the present values come from; null for none.</summary>
    PSObject? Piped { get; }

    /// <summary>Adds to a body what parameters of the cmdlet's own stand for.</summary>
    /// <param name="body">The fields that were given, by JSON name.</param>
    /// <param name="readPresent">Reads the present thing by an operation with the same path.</param>
    /// <returns>What to say of fields that were added, by JSON name.</returns>
    IReadOnlyDictionary<string, string> Complete(IDictionary<string, object?> body, Func<OperationDescription, AtlasObject?> readPresent);

    /// <summary>The present value of a parameter.</summary>
    object? ValueOf(string parameter);

    /// <summary>True when a parameter was given on the command line.</summary>
    bool IsTyped(string parameter);

    /// <summary>True when a parameter was given for the present input, on the command line or by the pipeline.</summary>
    bool IsBound(string parameter);
}
