using AtlasPS.Commands;

namespace AtlasPS.Sessions;

/// <summary>Sets a session's own project and organization: by id at once, by name after Atlas was asked.</summary>
internal static class ContextChoice
{
    public static void Apply(AtlasCommand command, AtlasSession session, string? project, string? organization)
    {
        string? projectId = string.IsNullOrEmpty(project) ? session.ProjectId
            : command.Await(session.Names.ProjectAsync(project!, command.Limit, command.Narrator, command.Cancellation));
        string? orgId = string.IsNullOrEmpty(organization) ? session.OrgId
            : command.Await(session.Names.OrganizationAsync(organization!, command.Limit, command.Narrator, command.Cancellation));
        session.ProjectId = projectId;
        session.OrgId = orgId;
    }
}
