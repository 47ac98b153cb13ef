using AtlasPS.Simulator.Store;

namespace AtlasPS.Simulator.Seed;

/// <summary>The little world that every simulator starts with: two companies, their projects, and what runs in them.</summary>
internal static class SeedWorld
{
    public static void Plant(DocumentStore store, string baseAddress)
    {
        var planter = new Planter(store, baseAddress);
        SeedOrganizations.Plant(planter);
        SeedPeople.Plant(planter);
        SeedClusters.Plant(planter);
        SeedProcesses.Plant(planter);
        SeedDatabaseAccess.Plant(planter);
        SeedAlerts.Plant(planter);
        SeedEvents.Plant(planter);
        SeedNetwork.Plant(planter);
        SeedFederation.Plant(planter);
        SeedDataMovement.Plant(planter);
        SeedBackups.Plant(planter);
    }
}
