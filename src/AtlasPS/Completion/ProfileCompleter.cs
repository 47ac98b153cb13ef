using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using AtlasPS.Feedback;
using AtlasPS.Sessions;

namespace AtlasPS.Completion;

/// <summary>Completes the names of the Atlas CLI's profiles. A file that cannot be read completes to nothing.</summary>
public sealed class ProfileCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        try
        {
            string word = wordToComplete.Trim('\'', '"');
            return [.. ProfileChoice.Names
                .Where(name => name.StartsWith(word, StringComparison.OrdinalIgnoreCase))
                .OrderBy(name => name, StringComparer.OrdinalIgnoreCase)
                .Select(name => new CompletionResult(Quoting.Quote(name), Presentable.Line(name), CompletionResultType.ParameterValue, Presentable.Line(name)))];
        }
        catch (AtlasInputException)
        {
            return [];
        }
    }
}
