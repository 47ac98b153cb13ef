using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using AtlasPS.Calls;
using AtlasPS.Descriptions;
using AtlasPS.Feedback;
using AtlasPS.Http;
using AtlasPS.Sessions;

namespace AtlasPS.Completion;

/// <summary>
/// Completes the values of the names in an operation's path: <c>@{ clusterName = 'Cluster0' }</c> for each cluster there is. What the session knows is left
/// out; where nothing can be listed the names come with empty values, to be filled.
/// </summary>
public sealed class PathValueCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        if (wordToComplete.Length > 0 || fakeBoundParameters["OperationId"] is not string id || ApiIndex.Find(id) is not { } operation)
            return [];
        var session = fakeBoundParameters["Session"] as AtlasSession ?? DefaultSession.Current;
        string[] wanted = [.. operation.PathNames.Where(name => session?.IdOf(name) is null)];
        if (wanted.Length == 0)
            return [];
        var listed = wanted.Length == 1 && session is not null ? Existing(session, operation, wanted[0]) : [];
        return listed.DefaultIfEmpty("").Select(value => Result(operation, wanted, value));
    }

    private static CompletionResult Result(ApiOperation operation, string[] wanted, string value)
    {
        string text = $"@{{ {string.Join("; ", wanted.Select(name => $"{name} = {Quoting.Quoted(value)}"))} }}";
        return new CompletionResult(text, Presentable.Line(value.Length > 0 ? value : text), CompletionResultType.ParameterValue, $"{operation.Method} {operation.Path}");
    }

    /// <summary>What the collection above the last name holds.</summary>
    private static IReadOnlyList<string> Existing(AtlasSession session, ApiOperation operation, string name)
    {
        string collection = operation.Path.Substring(0, Math.Max(0, operation.Path.IndexOf($"/{{{name}}}", StringComparison.Ordinal)));
        var list = ApiIndex.All.FirstOrDefault(candidate => candidate.Method == "GET" && candidate.Path == collection);
        return list is null ? [] : Quietly.Ask(patience => session.Completions.GetOrRead($"{list.Id} {name} {session.ProjectId} {session.OrgId}", () => Quietly.Wait(() => ReadAsync(session, list, name, patience))));
    }

    private static async Task<IReadOnlyList<string>> ReadAsync(AtlasSession session, ApiOperation list, string name, CancellationToken patience)
    {
        var path = new Dictionary<string, string>();
        foreach (string known in list.PathNames)
            path[known] = await session.Names.ResolveAsync(known, session.IdOf(known)!, null, null, patience).ConfigureAwait(false);
        var request = list.NewRequest(known => path[known]);
        string[] properties = name.EndsWith("Name", StringComparison.Ordinal) || name == "name" ? ["name", name] : [name, "id", "_id", "name"];
        return await ListNames.ReadAsync(session, request, list.Paged, list.CanCount, properties, patience).ConfigureAwait(false);
    }
}
