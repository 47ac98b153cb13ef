using AtlasPS.Simulator.Http;
using AtlasPS.Simulator.Operations;
using AtlasPS.Simulator.Store;

namespace AtlasPS.Simulator.Families;

/// <summary>Search nodes of a cluster: there are none until they are created, and their absence is a 400.</summary>
internal sealed class SearchDeployments : IFamily
{
    private const string Template = "/groups/{groupId}/clusters/{clusterName}/search/deployment";

    public void Register(FamilyRegistry registry)
    {
        registry.Operation("getGroupClusterSearchDeployment", exchange => new JsonReply(Existing(exchange)));
        registry.Operation("createGroupClusterSearchDeployment", exchange => Write(exchange, exchange.Store.Single(Template, exchange.Values)));
        registry.Operation("updateGroupClusterSearchDeployment", exchange => Write(exchange, Existing(exchange)));
        registry.Operation("deleteGroupClusterSearchDeployment", exchange =>
        {
            Existing(exchange).Set("stateName", "UPDATING");
            exchange.Store.Later(exchange.ChangeTime, () => exchange.Store.RemoveSingle(exchange.Operation.Resource, exchange.Values));
            return new EmptyReply();
        });
    }

    private static Document Existing(Exchange exchange)
    {
        return exchange.Store.HasSingle(Template, exchange.Values)
            ? exchange.Store.Single(Template, exchange.Values)
            : throw new AtlasError(400, "ATLAS_SEARCH_DEPLOYMENT_DOES_NOT_EXIST", $"The cluster {exchange.Value("clusterName")} has no search nodes.", exchange.Value("clusterName"));
    }

    private static JsonReply Write(Exchange exchange, Document deployment)
    {
        deployment.Set("specs", exchange.BodyObject["specs"]?.DeepClone());
        deployment.Set("stateName", "UPDATING");
        exchange.Store.Later(exchange.ChangeTime, () => deployment.Set("stateName", "IDLE"));
        return new JsonReply(deployment);
    }
}
