using AtlasPS.Simulator.Http;
using AtlasPS.Simulator.Operations;

namespace AtlasPS.Simulator.Families;

/// <summary>Stream processors are listed at another address than they live at, and are started and stopped.</summary>
internal sealed class StreamProcessors : IFamily
{
    private const string Template = "/groups/{groupId}/streams/{tenantName}/processor";

    public void Register(FamilyRegistry registry)
    {
        registry.Collection(Template).Creating = (_, processor) => processor.Set("state", "CREATED");
        registry.Operation("getGroupStreamProcessors", exchange => new ListReply([.. exchange.CollectionAt(Template).All()]));
        registry.Operation("startGroupStreamProcessor", exchange => Set(exchange, "STARTED"));
        registry.Operation("startGroupStreamProcessorWith", exchange => Set(exchange, "STARTED"));
        registry.Operation("stopGroupStreamProcessor", exchange => Set(exchange, "STOPPED"));
    }

    private static EmptyReply Set(Exchange exchange, string state)
    {
        string name = exchange.Value("processorName");
        var processor = exchange.CollectionAt(Template).Find([name])
            ?? throw new AtlasError(404, "STREAM_PROCESSOR_NOT_FOUND", $"There is no stream processor {name} here.", name);
        processor.Set("state", state);
        return new EmptyReply();
    }
}
