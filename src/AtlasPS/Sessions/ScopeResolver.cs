using AtlasPS.Descriptions;

namespace AtlasPS.Sessions;

/// <summary>Finds the project or the organization that a call is for: given as id or name, or the session's own.</summary>
internal sealed class ScopeResolver(ISessionHost host)
{
    /// <summary>The id.</summary>
    /// <param name="parameter">The parameter that names it.</param>
    /// <param name="given">What the parameter was given; null for nothing.</param>
    /// <exception cref="AtlasInputException">None is known, or the name is not that of one.</exception>
    public string Resolve(ParameterDescription parameter, string? given)
    {
        var session = host.Connection;
        string? chosen = given ?? (parameter.FromSession ? session.IdOf(parameter.WireName) : null);
        if (string.IsNullOrEmpty(chosen))
            throw None(parameter);
        return Resolve(parameter.WireName, chosen!);
    }

    /// <summary>The id of a project or an organization that was given by id or by name.</summary>
    public string Resolve(string wireName, string given) => NameResolver.IsId(given)
        ? given
        : host.Await(host.Connection.Names.ResolveAsync(wireName, given, host.Limit, host.Narrator, host.Cancellation));

    private static AtlasInputException None(ParameterDescription parameter) => parameter.WireName == Scopes.Project
        ? new("NoProject", "No project was named, and the session has none of its own.", "Give -ProjectId (an id or a name), pipe a project, or set it for the session: Set-AtlasContext -ProjectId.", null)
        : new(
            "NoOrganization",
            "No organization was named, and the session has none of its own.",
            parameter.FromSession
                ? "Give -OrgId (an id or a name), pipe an organization, or set it for the session: Set-AtlasContext -OrgId."
                : "Give -OrgId (an id or a name). This cmdlet never takes it from the session.",
            null);
}
