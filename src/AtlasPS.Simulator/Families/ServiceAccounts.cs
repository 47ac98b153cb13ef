using System.Text.Json.Nodes;
using AtlasPS.Simulator.Operations;

namespace AtlasPS.Simulator.Families;

/// <summary>Service accounts: a secret is shown whole once, in the answer to its creation, and masked ever after.</summary>
internal sealed class ServiceAccounts : IFamily
{
    public void Register(FamilyRegistry registry)
    {
        foreach (string scope in new[] { "/groups/{groupId}", "/orgs/{orgId}" })
        {
            var accounts = registry.Collection(scope + "/serviceAccounts");
            accounts.Creating = (exchange, account) =>
            {
                account.Set("createdAt", exchange.Store.Timestamp());
                account.Set("secrets", new JsonArray(Secret(exchange)));
            };
            accounts.Created = (_, account) =>
            {
                Mask(account.Json["secrets"]![0]!.AsObject());
                account.Changed();
            };

            var secrets = registry.Collection(scope + "/serviceAccounts/{clientId}/secrets");
            secrets.Creating = (exchange, secret) => secret.Replace(Secret(exchange));
            secrets.Created = (_, secret) =>
            {
                Mask(secret.Json);
                secret.Changed();
            };
        }
    }

    private static JsonObject Secret(Exchange exchange)
    {
        string id = exchange.Store.NewId();
        int hours = exchange.BodyObject["secretExpiresAfterHours"]?.GetValue<int>() ?? 8;
        return new JsonObject
        {
            ["createdAt"] = exchange.Store.Timestamp(),
            ["expiresAt"] = exchange.Store.Timestamp(TimeSpan.FromHours(hours)),
            ["id"] = id,
            ["lastUsedAt"] = null,
            ["secret"] = "mdb_sa_sk_" + id,
        };
    }

    private static void Mask(JsonObject secret)
    {
        string id = secret["id"]!.GetValue<string>();
        secret.Remove("secret");
        secret["maskedSecretValue"] = $"mdb_sa_sk_****{id[^4..]}";
    }
}
