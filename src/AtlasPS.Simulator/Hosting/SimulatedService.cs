using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using AtlasPS.Catalog;
using AtlasPS.Simulator.Authentication;
using AtlasPS.Simulator.Families;
using AtlasPS.Simulator.Http;
using AtlasPS.Simulator.Operations;
using AtlasPS.Simulator.Schema;
using AtlasPS.Simulator.Seed;
using AtlasPS.Simulator.Store;

namespace AtlasPS.Simulator.Hosting;

/// <summary>The service behind the socket: from an authenticated request to its answer.</summary>
internal sealed class SimulatedService
{
    private readonly SimulatorOptions _options;
    private readonly RouteTable _routes;
    private readonly ResourceMap _map;
    private readonly SchemaReader _schemas;
    private readonly ExampleBuilder _examples;
    private readonly BodyValidator _validator;
    private readonly VersionNegotiation _versions;
    private readonly RateLimiter _limiter;
    private readonly GenericHandler _handler;
    private volatile DocumentStore _store;

    public SimulatedService(SimulatorOptions options)
    {
        var facts = AtlasCatalog.Facts;
        _options = options;
        _routes = new RouteTable(facts.Operations);
        _schemas = new SchemaReader(facts);
        _examples = new ExampleBuilder(_schemas);
        _map = new ResourceMap(facts, _schemas);
        _validator = new BodyValidator(_schemas);
        _versions = new VersionNegotiation(options.Clock);
        _limiter = new RateLimiter(options);
        _handler = new GenericHandler(new FamilyRegistry(facts, _map), new DocumentComposer(_schemas, _examples), _examples, _schemas);
        _store = new DocumentStore(_map, _examples, options.Clock);
    }

    /// <summary>What the service remembers.</summary>
    public DocumentStore Store => _store;

    /// <summary>Forgets everything and seeds anew.</summary>
    public void Reset(string baseAddress)
    {
        var store = new DocumentStore(_map, _examples, _options.Clock);
        SeedWorld.Plant(store, baseAddress);
        if (_options.DatabaseUsers > 0)
            DatabaseUserCrowd.Plant(store, baseAddress, SeedIds.Payments, _options.DatabaseUsers);
        _store = store;
    }

    /// <summary>True for the few operations that ask for no credentials.</summary>
    public static bool IsOpen(IncomingRequest request) => request.Path.StartsWith(ResourceMap.Prefix + "/unauth/", StringComparison.Ordinal);

    /// <summary>Serves a request.</summary>
    /// <exception cref="AtlasError">The refusal.</exception>
    public Answer Serve(IncomingRequest request, Caller caller, string baseAddress)
    {
        var route = _routes.Find(request.Method, request.Path) ?? throw AtlasError.NotFound(request.Path);
        var allowance = _limiter.Take(route);
        try
        {
            if (allowance.RetryAfter is { } wait)
                throw AtlasError.RateLimited(allowance, wait);
            var version = _versions.Choose(route.Operation, request);
            Authorize(caller, route.Operation);
            CheckQuery(route.Operation, request.Query);
            CheckPath(route);
            var body = ReadBody(route, version, request);
            var answer = Perform(request, caller, baseAddress, route, version, body);
            return Measured(answer with { Headers = [.. answer.Headers, .. VersionNegotiation.Notices(route.Operation, version.Facts)] }, allowance);
        }
        catch (AtlasError error)
        {
            return Measured(error.ToAnswer(), allowance);
        }
    }

    /// <summary>Says what is left of the limit, unless the service is to keep that to itself.</summary>
    private Answer Measured(Answer answer, in Allowance allowance)
    {
        if (_options.TellsRateLimits)
            answer = answer.With("RateLimit-Limit", Invariant(allowance.Limit)).With("RateLimit-Remaining", Invariant(allowance.Remaining));
        return answer with { TooSoon = allowance.TooSoon };
    }

    private static string Invariant(int value) => value.ToString(CultureInfo.InvariantCulture);

    private Answer Perform(IncomingRequest request, Caller caller, string baseAddress, RouteMatch route, NegotiatedVersion version, JsonNode? body)
    {
        var store = _store;
        lock (store.Gate)
        {
            store.Settle();
            var exchange = new Exchange
            {
                Request = request,
                Operation = _map.Of(route.Operation),
                Version = version,
                Values = route.Values,
                Body = body,
                Caller = caller,
                Store = store,
                Examples = _examples,
                BaseAddress = baseAddress,
                ChangeTime = _options.ChangeTime,
            };
            return ReplyWriter.Write(_handler.Handle(exchange), exchange);
        }
    }

    private static void Authorize(Caller caller, OperationFacts operation)
    {
        if (caller.ReadOnly && operation.Method != "GET")
            throw new AtlasError(403, "USER_UNAUTHORIZED", "Current user is not authorized to perform this action.");
    }

    private void CheckQuery(OperationFacts operation, QueryValues query)
    {
        foreach (var parameter in operation.Parameters.Where(parameter => parameter is { In: "query", Required: true }))
        {
            if (string.IsNullOrEmpty(query.Last(parameter.Name)))
                throw new AtlasError(400, "MISSING_QUERY_PARAMETER", $"The required query parameter {parameter.Name} was not specified.", parameter.Name);
        }

        foreach (var parameter in operation.Parameters.Where(parameter => parameter.In == "query"))
        {
            var schema = _schemas.Resolve(parameter.Schema);
            if (schema.Type == "array" && schema.Items is not null)
                schema = _schemas.Resolve(schema.Items);
            if (schema.Type == "string" && schema.Enum.Count > 0 && query.All(parameter.Name).Any(value => value.Length > 0 && !schema.Enum.Contains(value)))
                throw AtlasError.InvalidQuery(parameter.Name);
        }
    }

    /// <summary>An id that cannot be one is refused before anything is looked for.</summary>
    private void CheckPath(RouteMatch route)
    {
        foreach (var parameter in route.Operation.Parameters.Where(parameter => parameter.In == "path"))
        {
            if (_schemas.Resolve(parameter.Schema).Pattern is "^([a-f0-9]{24})$" && !IsId(route.Values[parameter.Name]))
                throw AtlasError.InvalidAttribute(parameter.Name, "Must be 24 hexadecimal digits.");
        }
    }

    private static bool IsId(string text) => text.Length == 24 && text.All(c => c is >= '0' and <= '9' or >= 'a' and <= 'f');

    private JsonNode? ReadBody(RouteMatch route, NegotiatedVersion version, IncomingRequest request)
    {
        var operation = route.Operation;
        if (request.Body.Length == 0)
        {
            return operation.BodyRequired && operation.Versions.Any(each => each.Body is not null)
                ? throw new AtlasError(400, "INVALID_JSON", "The request body is missing.")
                : null;
        }

        var schema = VersionNegotiation.ChooseBody(operation, version, request).Body;
        JsonNode? body;
        try
        {
            body = JsonNode.Parse(request.Body.Span, documentOptions: new JsonDocumentOptions { AllowDuplicateProperties = false });
        }
        catch (JsonException)
        {
            throw new AtlasError(400, "INVALID_JSON", "Received JSON is malformed.");
        }

        if (schema is not null)
            _validator.Check(schema, body, partial: operation.Method == "PATCH", route.Values.Keys.ToHashSet());
        return body;
    }
}
