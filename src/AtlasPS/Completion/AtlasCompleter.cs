using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using AtlasPS.Calls;
using AtlasPS.Descriptions;
using AtlasPS.Feedback;
using AtlasPS.Results;
using AtlasPS.Sessions;

namespace AtlasPS.Completion;

/// <summary>
/// Completes a parameter's value: listed values from the catalog, names and ids from Atlas. It asks Atlas for two seconds at most, remembers what it heard
/// for half a minute, and on any failure says nothing: a Tab must not disturb.
/// </summary>
public sealed class AtlasCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        string word = wordToComplete.Trim('\'', '"');
        return Quietly.Ask(patience => Candidates(commandName, parameterName, fakeBoundParameters, patience)
            .Where(candidate => candidate.Text.Length > 0)
            .Where(candidate => candidate.Text.StartsWith(word, StringComparison.OrdinalIgnoreCase) || candidate.Label.StartsWith(word, StringComparison.OrdinalIgnoreCase))
            .OrderBy(candidate => candidate.Label, StringComparer.OrdinalIgnoreCase)
            .Select(candidate => new CompletionResult(Quoting.Quote(candidate.Text), Presentable.Line(candidate.Label), CompletionResultType.ParameterValue, Presentable.Line(candidate.Hint))));
    }

    private static IEnumerable<Candidate> Candidates(string commandName, string parameterName, IDictionary bound, CancellationToken patience)
    {
        var description = CommandIndex.Find(commandName);
        var parameter = description?.Parameters.FirstOrDefault(candidate => candidate.Name.Equals(parameterName, StringComparison.OrdinalIgnoreCase));
        if (parameter?.Value.Enum is { } listed)
            return listed.Select(value => new Candidate(value, value, value));
        var session = bound["Session"] as AtlasSession ?? DefaultSession.Current;
        if (session is null)
            return [];
        if (parameterName is "ProjectId" or "OrgId")
            return ScopesOf(session, parameterName == "ProjectId", patience);
        return parameter?.Source is { } source ? Existing(session, source(), parameter.SourceProperties, Path(session, source(), description!, bound, patience), patience) : [];
    }

    private static IEnumerable<Candidate> ScopesOf(AtlasSession session, bool projects, CancellationToken patience) =>
        Quietly.Wait(() => projects ? session.Names.ProjectsAsync(patience) : session.Names.OrganizationsAsync(patience))
            .GroupBy(known => known.Name, StringComparer.OrdinalIgnoreCase)
            .SelectMany(same => same.Count() == 1
                ? [new Candidate(same.First().Name, same.First().Name, same.First().Id)]
                : same.Select(one => new Candidate(one.Id, $"{one.Name} ({one.Id})", one.Id)));

    private static IEnumerable<Candidate> Existing(
        AtlasSession session, OperationDescription source, string[] properties, Dictionary<string, string> path, CancellationToken patience)
    {
        string key = $"{source.Id} {properties[0]} {string.Join(" ", path.Select(entry => entry.Value))}";
        var names = session.Completions.GetOrRead(key, () => Quietly.Wait(() => ListNames.ReadAsync(session, source, path, properties, patience)));
        return names.Select(name => new Candidate(name, session.Labels[name] is { } label ? $"{name} ({label})" : name, name));
    }

    /// <summary>The path of the list, from what was typed already and from the session.</summary>
    private static Dictionary<string, string> Path(
        AtlasSession session, OperationDescription source, CommandDescription description, IDictionary bound, CancellationToken patience)
    {
        var path = new Dictionary<string, string>();
        foreach (string wireName in source.PathNames)
        {
            var parameter = description.Parameters.First(candidate => candidate.WireName == wireName);
            string? given = bound[parameter.Name] as string ?? session.IdOf(wireName);
            path[wireName] = wireName switch
            {
                _ when given is null => throw new KeyNotFoundException(wireName),
                _ when Scopes.Contains(wireName) => Quietly.Wait(() => session.Names.ResolveAsync(wireName, given, null, null, patience)),
                _ => given,
            };
        }

        return path;
    }

    private readonly record struct Candidate(string Text, string Label, string Hint);
}
