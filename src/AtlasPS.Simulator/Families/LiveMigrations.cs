using AtlasPS.Simulator.Http;
using AtlasPS.Simulator.Operations;
using AtlasPS.Simulator.Store;

namespace AtlasPS.Simulator.Families;

/// <summary>Live migrations copy for a while, are then ready for their cutover, and are complete some time after it.</summary>
internal sealed class LiveMigrations : IFamily
{
    private const string Template = "/groups/{groupId}/liveMigrations";

    public void Register(FamilyRegistry registry)
    {
        registry.Collection(Template).Creating = Start;
        registry.Operation("cutoverGroupLiveMigration", CutOver);
    }

    private static void Start(Exchange exchange, Document migration)
    {
        migration.Set("status", "NEW");
        migration.Set("lagTimeSeconds", null);
        migration.Set("readyForCutover", false);
        exchange.Store.Later(exchange.ChangeTime, () =>
        {
            migration.Set("status", "WORKING");
            migration.Set("lagTimeSeconds", 0);
            migration.Set("readyForCutover", true);
        });
    }

    private static EmptyReply CutOver(Exchange exchange)
    {
        string id = exchange.Value("liveMigrationId");
        var migration = exchange.CollectionAt(Template).Find([id]) ?? throw AtlasError.NotFound($"Live migration with id {id}");
        if (migration.Text("readyForCutover") != "true")
            throw new AtlasError(409, "LIVE_MIGRATION_NOT_READY_FOR_CUTOVER", $"The live migration {id} is not ready for its cutover.", id);

        migration.Set("readyForCutover", false);
        migration.Set("status", "WORKING");
        exchange.Store.Later(exchange.ChangeTime, () =>
        {
            migration.Set("status", "COMPLETE");
            migration.Set("lagTimeSeconds", null);
        });
        return new EmptyReply();
    }
}
