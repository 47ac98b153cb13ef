using AtlasPS.Catalog;
using AtlasPS.Simulator.Http;
using AtlasPS.Simulator.Store;

namespace AtlasPS.Simulator.Families;

/// <summary>Two answers come as CSV or as JSON, whichever is asked for.</summary>
internal sealed class Invoices : IFamily
{
    public void Register(FamilyRegistry registry)
    {
        registry.Operation("getOrgInvoice", exchange => Answer(exchange, "BillingInvoice"));
        registry.Operation("getOrgBillingCostExplorerUsage", exchange => Answer(exchange, "CostExplorerQueryResult"));
    }

    private static Reply Answer(Exchange exchange, string schema) => exchange.Version.Kind == "csv"
        ? Downloads.Example(exchange)
        : new JsonReply(exchange.Examples.BuildObject(AtlasCatalog.Facts.Schemas[schema], exchange.Values));
}
