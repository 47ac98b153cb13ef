using System.Security.Cryptography;
using System.Text.Json.Nodes;
using AtlasPS.Simulator.Operations;

namespace AtlasPS.Simulator.Families;

/// <summary>Queries of the cost explorer, which give a token and keep nothing else of themselves.</summary>
internal sealed class CostExplorer : IFamily
{
    public void Register(FamilyRegistry registry) =>
        registry.Operation("createOrgBillingCostExplorerUsageProcess", exchange =>
        {
            byte[] token = SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(exchange.BodyObject.ToJsonString()));
            return new JsonReply(new JsonObject { ["token"] = Convert.ToHexStringLower(token) });
        });
}
