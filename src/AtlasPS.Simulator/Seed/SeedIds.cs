using AtlasPS.Simulator.Store;

namespace AtlasPS.Simulator;

/// <summary>The ids of what a fresh simulator holds. They are the same every time.</summary>
public static class SeedIds
{
    /// <summary>The organization Contoso.</summary>
    public static string Contoso { get; } = Ids.Named("organization Contoso");

    /// <summary>The organization Fabrikam.</summary>
    public static string Fabrikam { get; } = Ids.Named("organization Fabrikam");

    /// <summary>The project Payments of Contoso.</summary>
    public static string Payments { get; } = Ids.Named("project Payments");

    /// <summary>The project Catalog of Contoso.</summary>
    public static string Catalog { get; } = Ids.Named("project Catalog");

    /// <summary>The project Analytics of Fabrikam.</summary>
    public static string Analytics { get; } = Ids.Named("project Analytics");

    /// <summary>The project Sandbox of Contoso.</summary>
    public static string ContosoSandbox { get; } = Ids.Named("project Sandbox of Contoso");

    /// <summary>The project Sandbox of Fabrikam.</summary>
    public static string FabrikamSandbox { get; } = Ids.Named("project Sandbox of Fabrikam");

    /// <summary>The federation settings that both organizations share.</summary>
    public static string FederationSettings { get; } = Ids.Named("federation");

    /// <summary>A live migration of Payments that is ready for its cutover. Nothing lists live migrations.</summary>
    public static string LiveMigration { get; } = Ids.Named("live migration");
}
