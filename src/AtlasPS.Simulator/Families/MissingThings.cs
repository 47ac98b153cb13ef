using AtlasPS.Simulator.Http;
using AtlasPS.Simulator.Operations;

namespace AtlasPS.Simulator.Families;

/// <summary>The codes by which the service says that a thing is not there, where they are its own.</summary>
internal sealed class MissingThings : IFamily
{
    private static readonly (string Template, string Code, string Thing)[] Codes =
    [
        ("/orgs", "ORG_NOT_FOUND", "organization"),
        ("/groups/{groupId}/alerts", "ALERT_NOT_FOUND", "alert"),
        ("/groups/{groupId}/alertConfigs", "ALERT_CONFIG_NOT_FOUND", "alert configuration"),
        ("/groups/{groupId}/events", "EVENT_NOT_FOUND", "event"),
        ("/orgs/{orgId}/events", "ORG_EVENT_NOT_FOUND", "event"),
        ("/groups/{groupId}/processes", "HOSTNAME_AND_PORT_NOT_FOUND", "process"),
        ("/groups/{groupId}/processes/{processId}/databases", "DATABASE_NOT_FOUND", "database"),
        ("/groups/{groupId}/processes/{processId}/disks", "DEVICE_NOT_FOUND", "disk partition"),
        ("/groups/{groupId}/users", "USER_NOT_IN_GROUP", "user"),
        ("/orgs/{orgId}/users", "USER_NOT_IN_ORG", "user"),
        ("/orgs/{orgId}/teams", "TEAM_NOT_FOUND", "team"),
        ("/groups/{groupId}/teams", "TEAM_NOT_IN_GROUP", "team"),
        ("/orgs/{orgId}/apiKeys", "API_KEY_NOT_FOUND", "API key"),
        ("/orgs/{orgId}/apiKeys/{apiUserId}/accessList", "API_KEY_ACCESS_LIST_NOT_FOUND", "access list entry"),
        ("/orgs/{orgId}/invites", "INVITATION_NOT_FOUND", "invitation"),
        ("/groups/{groupId}/invites", "INVITATION_NOT_FOUND", "invitation"),
        ("/groups/{groupId}/peers", "PEER_NOT_FOUND", "peering connection"),
        ("/groups/{groupId}/containers", "CLOUD_PROVIDER_CONTAINER_NOT_FOUND", "container"),
        ("/groups/{groupId}/accessList", "ATLAS_NETWORK_PERMISSION_ENTRY_NOT_FOUND", "access list entry"),
        ("/groups/{groupId}/customDBRoles/roles", "ATLAS_CUSTOM_ROLE_NOT_FOUND", "custom role"),
        ("/groups/{groupId}/dataFederation", "DATA_LAKE_TENANT_NOT_FOUND_FOR_NAME", "federated database"),
        ("/groups/{groupId}/backup/exportBuckets", "EXPORT_BUCKET_NOT_FOUND", "export bucket"),
        ("/groups/{groupId}/clusters/{clusterName}/restoreJobs", "RESTORE_JOB_NOT_FOUND", "restore job"),
        ("/federationSettings", "FEDERATION_SETTINGS_NOT_FOUND", "federation"),
        ("/federationSettings/{federationSettingsId}/identityProviders", "IDENTITY_PROVIDER_NOT_FOUND", "identity provider"),
        ("/federationSettings/{federationSettingsId}/connectedOrgConfigs", "CONNECTED_ORG_CONFIG_NOT_FOUND", "connected organization"),
    ];

    public void Register(FamilyRegistry registry)
    {
        foreach (var (template, code, thing) in Codes)
        {
            registry.Collection(template).NotFound = (values, key) =>
            {
                object?[] parameters = values.TryGetValue("groupId", out string? project) ? [key, project] : [key];
                return new AtlasError(404, code, $"There is no {thing} {key} here.", parameters);
            };
        }
    }
}
