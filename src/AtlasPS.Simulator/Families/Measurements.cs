using System.Text.Json.Nodes;
using AtlasPS.Catalog;
using AtlasPS.Simulator.Http;
using AtlasPS.Simulator.Operations;
using AtlasPS.Simulator.Store;

namespace AtlasPS.Simulator.Families;

/// <summary>Measurements of processes, databases, disks and collections: smooth, plausible, the same for the same moment.</summary>
internal sealed class Measurements : IFamily
{
    private const int MostPoints = 1500;

    public void Register(FamilyRegistry registry)
    {
        registry.Operation("getGroupProcessMeasurements", exchange => Series(exchange, "m", ["processId"]));
        registry.Operation("getGroupProcessDatabaseMeasurements", exchange => Series(exchange, "m", ["processId", "databaseName"]));
        registry.Operation("getGroupProcessDiskMeasurements", exchange => Series(exchange, "m", ["processId", "partitionName"]));
        registry.Operation("listGroupClusterCollStatMeasurements", exchange => Series(exchange, "metrics", ["clusterView", "databaseName", "collectionName"]));
        registry.Operation("listGroupProcessCollStatMeasurements", exchange => Series(exchange, "metrics", ["processId", "databaseName", "collectionName"]));
    }

    private static JsonReply Series(Exchange exchange, string metricParameter, string[] echoed)
    {
        var end = exchange.Query.Moment("end") ?? exchange.Store.Now;
        var start = exchange.Query.Moment("start") ?? end - (exchange.Query.Span("period") ?? TimeSpan.FromHours(1));
        if (start >= end)
            throw AtlasError.InvalidQuery("start");
        var step = exchange.Query.Span("granularity") ?? TimeSpan.FromMinutes(5);

        var json = new JsonObject
        {
            ["end"] = Timestamps.Text(end),
            ["granularity"] = exchange.Query.Last("granularity") ?? "PT5M",
            ["groupId"] = exchange.Value("groupId"),
            ["measurements"] = new JsonArray([.. Metrics(exchange, metricParameter).Select(metric => Measurement(metric, exchange.Request.Path, start, end, step))]),
            ["start"] = Timestamps.Text(start),
        };
        foreach (string name in echoed)
            json[name] = exchange.Value(name);
        if (exchange.Values.TryGetValue("processId", out string? process))
            json["hostId"] = process;
        if (exchange.Values.TryGetValue("clusterName", out string? cluster))
            json["clusterId"] = exchange.CollectionAt("/groups/{groupId}/clusters").Find([cluster])?.Text("id");
        return new JsonReply(json);
    }

    /// <summary>The metrics that are asked for, or all that the operation knows.</summary>
    private static IEnumerable<string> Metrics(Exchange exchange, string parameter)
    {
        var asked = exchange.Query.All(parameter);
        return asked.Count > 0 ? asked : AtlasCatalog.Facts.Resolve(exchange.Facts.Parameter(parameter)!.Schema.Items!).Enum;
    }

    private static JsonObject Measurement(string metric, string what, DateTimeOffset start, DateTimeOffset end, TimeSpan step)
    {
        var (units, level) = Nature(metric);
        // A phase of its own for each series, from text rather than from string.GetHashCode, which differs from run to run.
        double phase = what.Concat(metric).Aggregate(17, (sum, c) => (sum * 31 + c) & 0xffff) / 10_000.0;
        var points = new JsonArray();
        for (var at = start; at < end && points.Count < MostPoints; at += step)
        {
            double wave = 1 + 0.3 * Math.Sin(phase + at.ToUnixTimeSeconds() / 3600.0);
            // Now and then the agent missed a moment; the service then sends null.
            JsonNode? value = at.Minute == 37 ? null : JsonValue.Create(level * wave);
            points.Add(new JsonObject { ["timestamp"] = Timestamps.Text(at), ["value"] = value });
        }

        return new JsonObject { ["dataPoints"] = points, ["name"] = metric, ["units"] = units };
    }

    /// <summary>The unit of a metric and the height around which it moves. KILOBYTES is none that the specification lists, yet the service sends it.</summary>
    private static (string Units, double Level) Nature(string metric) => metric switch
    {
        _ when metric.Contains("PERCENT", StringComparison.Ordinal) || metric.Contains("RATIO", StringComparison.Ordinal) => ("PERCENT", 37.5),
        _ when metric.Contains("LATENCY", StringComparison.Ordinal) || metric.Contains("_P9", StringComparison.Ordinal) || metric.Contains("_P5", StringComparison.Ordinal) => ("MILLISECONDS", 1.8),
        _ when metric.Contains("MEMORY", StringComparison.Ordinal) => ("KILOBYTES", 1_843_200),
        _ when metric.Contains("SIZE", StringComparison.Ordinal) || metric.Contains("SPACE", StringComparison.Ordinal) || metric.Contains("BYTES", StringComparison.Ordinal) => ("BYTES", 7.3e9),
        _ when metric.Contains("IOPS", StringComparison.Ordinal) || metric.Contains("OPS", StringComparison.Ordinal) || metric.Contains("OPCOUNTER", StringComparison.Ordinal) => ("SCALAR_PER_SECOND", 120),
        _ => ("SCALAR", 42),
    };
}
