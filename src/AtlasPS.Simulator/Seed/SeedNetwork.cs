using AtlasPS.Simulator.Store;

namespace AtlasPS.Simulator.Seed;

/// <summary>Network containers and peering connections of the three clouds, and the regional mode of private endpoints.</summary>
internal static class SeedNetwork
{
    public static void Plant(Planter planter)
    {
        string[] payments = ["groupId", SeedIds.Payments];
        planter.Add("/groups/{groupId}/containers", payments,
            $$"""{"atlasCidrBlock":"192.168.248.0/21","id":"{{Container("AWS")}}","providerName":"AWS","provisioned":true,"regionName":"US_EAST_1","vpcId":"vpc-0a1b2c3d4e5f60718"}""");
        planter.Add("/groups/{groupId}/containers", payments,
            $$"""{"atlasCidrBlock":"192.168.240.0/21","azureSubscriptionId":"5f1c0e0a-2222-4333-8444-555566667777","id":"{{Container("AZURE")}}","providerName":"AZURE","provisioned":true,"region":"EUROPE_WEST","vnetName":"vnet_contoso_payments"}""");
        planter.Add("/groups/{groupId}/containers", payments,
            $$"""{"atlasCidrBlock":"192.168.224.0/20","gcpProjectId":"p-contosopaymentsabcdefghi","id":"{{Container("GCP")}}","networkName":"nt-{{SeedIds.Payments}}-abcdefgh","providerName":"GCP","provisioned":true,"regions":["EUROPE_WEST_3"]}""");

        planter.Add("/groups/{groupId}/peers", payments,
            $$"""{"accepterRegionName":"us-east-1","awsAccountId":"111122223333","connectionId":"pcx-0f1e2d3c4b5a69788","containerId":"{{Container("AWS")}}","errorStateName":null,"id":"{{Peer("AWS")}}","providerName":"AWS","routeTableCidrBlock":"10.0.0.0/16","statusName":"AVAILABLE","vpcId":"vpc-0abcdef0123456789"}""");
        planter.Add("/groups/{groupId}/peers", payments,
            $$"""{"accepterRegionName":"us-east-1","awsAccountId":"111122223333","connectionId":"pcx-00000000000000002","containerId":"{{Container("AWS")}}","errorStateName":null,"id":"{{Peer("AWS 2")}}","providerName":"AWS","routeTableCidrBlock":"10.1.0.0/16","statusName":"PENDING_ACCEPTANCE","vpcId":"vpc-0fedcba9876543210"}""");
        planter.Add("/groups/{groupId}/peers", payments,
            $$"""{"azureDirectoryId":"0b1d2c3e-4f50-4617-8293-a4b5c6d7e8f9","azureSubscriptionId":"5f1c0e0a-2222-4333-8444-555566667777","containerId":"{{Container("AZURE")}}","errorState":null,"id":"{{Peer("AZURE")}}","providerName":"AZURE","resourceGroupName":"rg-payments","status":"AVAILABLE","vnetName":"vnet-payments"}""");
        planter.Add("/groups/{groupId}/peers", payments,
            $$"""{"containerId":"{{Container("GCP")}}","errorMessage":null,"gcpProjectId":"contoso-payments-1","id":"{{Peer("GCP")}}","networkName":"payments","providerName":"GCP","status":"WAITING_FOR_USER"}""");

        planter.Set("/groups/{groupId}/privateEndpoint/regionalMode", payments, """{"enabled":false}""");
    }

    private static string Container(string cloud) => Ids.Named("container Payments " + cloud);

    private static string Peer(string name) => Ids.Named("peer Payments " + name);
}
