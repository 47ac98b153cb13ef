using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using AtlasPS.Descriptions;

namespace AtlasPS.Completion;

/// <summary>Completes operation ids: those that begin with what was typed, then those that contain it.</summary>
public sealed class OperationCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        string word = wordToComplete.Trim('\'', '"');
        return ApiIndex.All
            .Where(operation => operation.Id.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0)
            .OrderByDescending(operation => operation.Id.StartsWith(word, StringComparison.OrdinalIgnoreCase))
            .ThenBy(operation => operation.Id, StringComparer.OrdinalIgnoreCase)
            .Select(operation => new CompletionResult(operation.Id, operation.Id, CompletionResultType.ParameterValue, $"{operation.Method} {operation.Path}"));
    }
}
