using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using AtlasPS.Feedback;

namespace AtlasPS.Completion;

/// <summary>Completes cloud, region and size of a cluster's nodes with the values that the API description lists.</summary>
public sealed class ClusterCompleter : IArgumentCompleter
{
    private static readonly string[] Clouds = ["AWS", "AZURE", "GCP"];

    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        string word = wordToComplete.Trim('\'', '"');
        return Values(parameterName).Where(value => value.StartsWith(word, StringComparison.OrdinalIgnoreCase)).Select(value => new CompletionResult(Quoting.Quote(value), value, CompletionResultType.ParameterValue, value));
    }

    private static IEnumerable<string> Values(string parameter) => parameter switch
    {
        "CloudProvider" => Clouds,
        "Region" => new RegionConfig().TypeDescription.Find("regionName")?.Value.Enum ?? [],
        _ => new RegionConfig().TypeDescription.Find("electableSpecs")?.Value.Type?.Invoke().Find("instanceSize")?.Value.Enum ?? [],
    };
}
