using AtlasPS.Commands;

namespace AtlasPS.Sessions;

/// <summary>Sets a session's own project and organization: by id at once, by name after Atlas was asked.</summary>
internal static class ContextChoice
{
    public static void Apply(AtlasCommand command, AtlasSession session, Sourced<string>? project, Sourced<string>? organization)
    {
        string? projectId = project is null ? null : command.Await(session.Names.ProjectAsync(project.Value, command.Limit, command.Narrator, command.Cancellation));
        string? orgId = organization is null ? null : command.Await(session.Names.OrganizationAsync(organization.Value, command.Limit, command.Narrator, command.Cancellation));
        // Both names are right, or nothing changes.
        if (project is not null)
            (session.ProjectId, session.ProjectSource) = (projectId, project.Source);
        if (organization is not null)
            (session.OrgId, session.OrgSource) = (orgId, organization.Source);
    }
}
