using System.Text.Json;
using AtlasPS.Errors;
using AtlasPS.Http;
using AtlasPS.Operations;
using AtlasPS.Requests;

namespace AtlasPS.Commands;

/// <summary>Says what a cmdlet was about when a call failed, and for a thing that was not found looks for the one that was probably meant.</summary>
internal sealed class SituationReader(AtlasCatalogCommand command, OperationInfo operation)
{
    /// <summary>Looking for a better name must never hold up the error itself.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    public FailureSituation Read(AtlasHttpException failure)
    {
        var paths = command.PathValues;
        string? last = operation.PathNames.LastOrDefault();
        bool isScope = last is "groupId" or "orgId" && operation.PathNames.Length == 1;
        string? value = last is not null && (isScope || last is not ("groupId" or "orgId")) && paths.TryGetValue(last, out string? found) ? found : null;
        var situation = new FailureSituation
        {
            Target = value ?? paths.Values.LastOrDefault(),
            Roles = operation.Roles,
            Plural = Plural(command.Surface.Noun),
            ListCommand = operation.CollectionCommand,
        };
        if (value is null)
            return situation;

        situation.Thing = $"{Title(command.Surface.Noun)} '{value}'";
        situation.ThingIsScope = isScope;
        if (!isScope && paths.TryGetValue("groupId", out string? project))
            (situation.Scope, situation.ListScope) = ($" in project '{command.Connection.Labels[project] ?? project}'", " of the project");
        else if (!isScope && paths.TryGetValue("orgId", out string? org))
            (situation.Scope, situation.ListScope) = ($" in organization '{command.Connection.Labels[org] ?? org}'", " of the organization");
        if (failure.StatusCode == 404 && !isScope)
            situation.Suggestion = Suggest(last!, value);
        return situation;
    }

    private string? Suggest(string wireName, string value)
    {
        var parameter = command.Surface.Parameters.FirstOrDefault(candidate => candidate.WireName == wireName);
        if (parameter?.Source is not { } source || NameResolver24(value))
            return null;
        try
        {
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(command.Cancellation);
            patience.CancelAfter(Patience);
            var names = command.Await(ListNames.ReadAsync(command.Connection, source(), command.PathValues, parameter.SourceProperties, patience.Token));
            return Nearest.Find(value, names);
        }
        catch (Exception exception) when (exception is AtlasHttpException or OperationCanceledException or JsonException or KeyNotFoundException)
        {
            return null;
        }
    }

    /// <summary>Nobody mistypes an id into another one that exists.</summary>
    private static bool NameResolver24(string value) => Sessions.NameResolver.IsId(value);

    private static string Title(string words) => char.ToUpperInvariant(words[0]) + words.Substring(1);

    private static string Plural(string words) => words.EndsWith("s", StringComparison.Ordinal) ? words : words.EndsWith("y", StringComparison.Ordinal) ? words.Substring(0, words.Length - 1) + "ies" : words + "s";
}
