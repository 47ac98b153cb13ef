using System.Text.Json;
using AtlasPS.Descriptions;
using AtlasPS.Feedback;
using AtlasPS.Http;

namespace AtlasPS.Sessions;

/// <summary>
/// Asks Atlas once who is connected, so that wrong keys fail where they were given. Where the session has a project the request reads it, which also tells its organization.
/// </summary>
internal static class Verification
{
    /// <summary>The source of an organization that was not named, as <c>Get-AtlasContext</c> shows it.</summary>
    public const string OfProject = "project";

    /// <exception cref="AtlasHttpException">Atlas refuses the credential, or cannot be reached.</exception>
    public static void Run(ICallHost host, AtlasSession session)
    {
        var operation = session.ProjectId is null ? OperationTable.getSystemStatus : OperationTable.getGroup;
        var request = operation.NewRequest(session.ProjectId is { } project ? AtlasPath.Fill(operation.Path, _ => project) : operation.Path);
        host.Limit(request);
        try
        {
            var answer = host.Await(session.Http.SendAsync(request, host.Narrator, host.Cancellation));
            if (session.ProjectId is not null)
                Learn(session, answer.ReadJson());
        }
        catch (AtlasHttpException failure) when (!ErrorRecords.IsTerminating(failure))
        {
            // The credential was accepted. What is wrong with the project shows with the first cmdlet that needs it, which says it better.
        }
    }

    private static void Learn(AtlasSession session, JsonElement project)
    {
        if (Text(project, "name") is { } name)
            session.Labels.Remember(session.ProjectId!, name);
        if (Text(project, "orgId") is { } organization && (session.OrgId is null || session.OrgSource == OfProject))
            (session.OrgId, session.OrgSource) = (organization, OfProject);
    }

    private static string? Text(JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
