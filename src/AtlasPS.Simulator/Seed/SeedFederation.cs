using AtlasPS.Simulator.Store;

namespace AtlasPS.Simulator.Seed;

/// <summary>The federation that both organizations are connected to, and its identity providers.</summary>
internal static class SeedFederation
{
    private static readonly string Saml = Ids.Named("identity provider SAML")[..20];
    private static readonly string Oidc = Ids.Named("identity provider OIDC")[..20];

    public static void Plant(Planter planter)
    {
        string[] federation = ["federationSettingsId", SeedIds.FederationSettings];
        planter.Add("/federationSettings", [], $$"""{"id":"{{SeedIds.FederationSettings}}"}""");
        foreach (string orgId in new[] { SeedIds.Contoso, SeedIds.Fabrikam })
        {
            planter.Set("/orgs/{orgId}/federationSettings", ["orgId", orgId],
                $$"""{"federatedDomains":["contoso.example"],"hasRoleMappings":true,"id":"{{SeedIds.FederationSettings}}","identityProviderId":"{{Saml}}","identityProviderStatus":"ACTIVE"}""");
            planter.Add("/federationSettings/{federationSettingsId}/connectedOrgConfigs", federation,
                $$"""
                {
                  "dataAccessIdentityProviderIds": ["{{Oidc}}"],
                  "domainAllowList": ["contoso.example"],
                  "domainRestrictionEnabled": {{(orgId == SeedIds.Contoso ? "true" : "false")}},
                  "identityProviderId": {{(orgId == SeedIds.Contoso ? $"\"{Saml}\"" : "null")}},
                  "instantUserProvisioningDisabled": null,
                  "orgId": "{{orgId}}",
                  "postAuthRoleGrants": ["ORG_MEMBER"],
                  "roleMappings": [],
                  "userConflicts": null
                }
                """);
        }

        const string Providers = "/federationSettings/{federationSettingsId}/identityProviders";
        planter.Add(Providers, federation,
            $$"""
            {
              "acsUrl": "https://auth.example.com/sso/saml2/{{Saml}}", "associatedDomains": ["contoso.example"], "associatedOrgs": [],
              "audienceUri": "https://www.okta.com/saml2/service-provider/simulated", "createdAt": "2024-05-01T09:00:00Z", "description": null,
              "displayName": "Contoso sign-in", "id": "{{Ids.Named("identity provider SAML")}}", "idpType": "WORKFORCE", "issuerUri": "urn:contoso:idp",
              "oktaIdpId": "{{Saml}}", "pemFileInfo": null, "protocol": "SAML", "requestBinding": "HTTP-POST", "responseSignatureAlgorithm": "SHA-256",
              "slug": "contoso", "ssoDebugEnabled": false, "ssoUrl": "https://login.contoso.example/sso", "status": "ACTIVE", "updatedAt": null
            }
            """);
        planter.Add(Providers, federation,
            $$"""
            {
              "associatedDomains": ["contoso.example"], "associatedOrgs": [], "audience": "mongodb", "authorizationType": "GROUP", "clientId": "0oadp0hpxzfaketest697",
              "createdAt": "2025-01-20T13:45:10Z", "description": "Database access", "displayName": "Contoso OIDC", "groupsClaim": "groups",
              "id": "{{Ids.Named("identity provider OIDC")}}", "idpType": "WORKFORCE", "issuerUri": "https://login.contoso.example/oidc",
              "oktaIdpId": "{{Oidc}}", "protocol": "OIDC", "requestedScopes": ["openid"], "updatedAt": "2025-06-02T08:00:00Z", "userClaim": "sub"
            }
            """);
    }
}
