using AtlasPS.Descriptions;
using AtlasPS.Feedback;

namespace AtlasPS.Sessions;

/// <summary>Sets a session's own project and organization: by id at once, by name after Atlas was asked.</summary>
internal static class ContextChoice
{
    public static void Apply(ICallHost host, AtlasSession session, Sourced<string>? project, Sourced<string>? organization)
    {
        string? projectId = project is null ? null : host.Await(session.Names.ResolveAsync(Scopes.Project, project.Value, host.Limit, host.Narrator, host.Cancellation));
        string? orgId = organization is null ? null : host.Await(session.Names.ResolveAsync(Scopes.Organization, organization.Value, host.Limit, host.Narrator, host.Cancellation));
        // Both names are right, or nothing changes.
        if (project is not null)
            (session.ProjectId, session.ProjectSource) = (projectId, project.Source);
        if (organization is not null)
            (session.OrgId, session.OrgSource) = (orgId, organization.Source);
    }
}
