using AtlasPS.Simulator.Http;
using AtlasPS.Simulator.Operations;
using AtlasPS.Simulator.Store;

namespace AtlasPS.Simulator.Families;

/// <summary>Projects, and how they are found by organization and by name.</summary>
internal sealed class Projects : IFamily
{
    private const string Template = "/groups";

    public void Register(FamilyRegistry registry)
    {
        var rules = registry.Collection(Template);
        rules.NotFound = (_, id) => new AtlasError(404, "GROUP_NOT_FOUND", $"No group with ID {id} exists.", id);
        rules.Creating = Create;
        rules.Deleting = (exchange, project) => exchange.CollectionAt("/groups/{groupId}/clusters").Count == 0
            ? true
            : throw new AtlasError(409, "CANNOT_CLOSE_GROUP_ACTIVE_ATLAS_CLUSTERS", $"The project {project.Text("name")} still has clusters.", project.Text("id"));

        registry.Operation("getGroupByName", exchange => new JsonReply(All(exchange).FirstOrDefault(project => project.Text("name") == exchange.Value("groupName"))
            ?? throw new AtlasError(404, "GROUP_NAME_NOT_FOUND", $"No group is named {exchange.Value("groupName")}.", exchange.Value("groupName"))));
        registry.Operation("migrateGroup", Migrate);
        registry.Operation("getOrgGroups", exchange => new ListReply([.. All(exchange).Where(project => project.Text("orgId") == exchange.Value("orgId")
            && (exchange.Query.Last("name") is not { Length: > 0 } name || project.Text("name")!.Contains(name, StringComparison.OrdinalIgnoreCase)))]));
    }

    /// <summary>Moves a project to another organization.</summary>
    private static JsonReply Migrate(Exchange exchange)
    {
        var project = exchange.CollectionAt(Template).Find([exchange.Value("groupId")])
            ?? throw new AtlasError(404, "GROUP_NOT_FOUND", $"No group with ID {exchange.Value("groupId")} exists.", exchange.Value("groupId"));
        project.Set("orgId", exchange.BodyObject["destinationOrgId"]?.DeepClone()
            ?? throw new AtlasError(400, "MISSING_ATTRIBUTE", "The required attribute destinationOrgId was not specified.", "destinationOrgId"));
        return new JsonReply(project);
    }

    /// <summary>Keeps a project's number of clusters right.</summary>
    public static void CountClusters(Exchange exchange, int change)
    {
        if (exchange.CollectionAt(Template).Find([exchange.Value("groupId")]) is { } project)
            project.Set("clusterCount", project.Json["clusterCount"]!.GetValue<int>() + change);
    }

    private static IEnumerable<Document> All(Exchange exchange) => exchange.CollectionAt(Template).All();

    private static void Create(Exchange exchange, Document project)
    {
        string orgId = project.Text("orgId") ?? "";
        if (exchange.CollectionAt("/orgs").Find([orgId]) is null)
            throw new AtlasError(404, "ORG_NOT_FOUND", $"No organization has the ID {orgId}.", orgId);
        if (All(exchange).Any(other => other.Text("orgId") == orgId && other.Text("name") == project.Text("name")))
            throw new AtlasError(409, "GROUP_ALREADY_EXISTS", $"A group named {project.Text("name")} is there already.", project.Text("name"));
        project.Set("clusterCount", 0);
    }
}
