namespace AtlasPS.Simulator.Seed;

/// <summary>Database users, custom roles, the access list, auditing and other settings of who may reach the data.</summary>
internal static class SeedDatabaseAccess
{
    public static void Plant(Planter planter)
    {
        User(planter, SeedIds.Payments, "app-payments", "admin", "readWrite", "payments");
        User(planter, SeedIds.Payments, "reporting", "admin", "read", "ledger");
        User(planter, SeedIds.Payments, "CN=billing,OU=services", "$external", "readWrite", "payments", x509: "CUSTOMER");
        User(planter, SeedIds.Payments, "ops/admin@contoso", "admin", "atlasAdmin", "admin");
        User(planter, SeedIds.Catalog, "app-catalog", "admin", "readWrite", "catalog");
        User(planter, SeedIds.Analytics, "etl", "admin", "readWriteAnyDatabase", "admin");

        planter.Add("/groups/{groupId}/customDBRoles/roles", ["groupId", SeedIds.Payments],
            """{"actions":[{"action":"FIND","resources":[{"cluster":false,"collection":"orders","db":"payments"}]}],"inheritedRoles":[],"roleName":"ordersReader"}""");

        string[] payments = ["groupId", SeedIds.Payments];
        planter.Add("/groups/{groupId}/accessList", payments,
            $$"""{"cidrBlock":"203.0.113.0/24","comment":"Office","groupId":"{{SeedIds.Payments}}"}""");
        planter.Add("/groups/{groupId}/accessList", payments,
            $$"""{"cidrBlock":"198.51.100.7/32","comment":"Jump host","groupId":"{{SeedIds.Payments}}","ipAddress":"198.51.100.7"}""");
        planter.Add("/groups/{groupId}/accessList", payments,
            $$"""{"awsSecurityGroup":"sg-0123456789","comment":"Workers","groupId":"{{SeedIds.Payments}}"}""");

        planter.Set("/groups/{groupId}/auditLog", payments,
            """{"auditAuthorizationSuccess":false,"auditFilter":"{\"atype\":\"authenticate\"}","configurationType":"FILTER_JSON","enabled":true}""");
    }

    private static void User(Planter planter, string projectId, string name, string database, string role, string on, string x509 = "NONE") =>
        planter.Add("/groups/{groupId}/databaseUsers", ["groupId", projectId],
            $$"""
            {
              "awsIAMType": "NONE",
              "databaseName": "{{database}}",
              "groupId": "{{projectId}}",
              "labels": [],
              "ldapAuthType": "NONE",
              "oidcAuthType": "NONE",
              "roles": [{"databaseName": "{{on}}", "roleName": "{{role}}"}],
              "scopes": [],
              "username": "{{name}}",
              "x509Type": "{{x509}}"
            }
            """);
}
