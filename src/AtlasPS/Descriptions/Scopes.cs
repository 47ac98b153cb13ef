namespace AtlasPS.Descriptions;

/// <summary>The two scopes that Atlas has: a project, which the API calls a group, and an organization.</summary>
internal static class Scopes
{
    /// <summary>The wire name of a project.</summary>
    public const string Project = "groupId";

    /// <summary>The wire name of an organization.</summary>
    public const string Organization = "orgId";

    /// <summary>True for the wire name of either.</summary>
    public static bool Contains(string? wireName) => wireName is Project or Organization;
}
