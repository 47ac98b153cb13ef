using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using AtlasPS.Catalog;
using AtlasPS.Simulator.Http;
using AtlasPS.Simulator.Schema;
using AtlasPS.Simulator.Store;

namespace AtlasPS.Simulator.Operations;

/// <summary>The one mechanism behind nearly every operation: list, read, create, change and remove documents.</summary>
internal sealed class GenericHandler(FamilyRegistry families, DocumentComposer composer, ExampleBuilder examples, SchemaReader schemas)
{
    private static readonly HashSet<string> NoFilters = ["pageNum", "itemsPerPage", "includeCount", "envelope", "pretty"];

    public Reply Handle(Exchange exchange)
    {
        CheckParents(exchange);
        if (families.AnswerOf(exchange.Facts) is { } answer)
            return answer(exchange);

        return exchange.Operation.Deed switch
        {
            _ when exchange.Operation.Shape.Kind == ShapeKind.Raw || exchange.Version.Kind != "json" => Downloads.Example(exchange),
            Deed.List => List(exchange),
            Deed.Get => Get(exchange),
            Deed.Create => Create(exchange),
            Deed.Update => Update(exchange),
            Deed.Replace => Replace(exchange),
            Deed.Delete => Delete(exchange),
            _ => Example(exchange),
        };
    }

    /// <summary>An answer made from the schema of the version, with the path's values in it.</summary>
    public Reply Example(Exchange exchange)
    {
        var shape = schemas.Shape(exchange.Version.Facts);
        return shape.Kind switch
        {
            ShapeKind.None => new EmptyReply(),
            ShapeKind.Boolean => new JsonReply(JsonValue.Create(true)),
            ShapeKind.Raw => Downloads.Example(exchange),
            _ when shape.IsList => new ListReply([new Document(examples.BuildObject(shape.Element!, exchange.Values))]),
            _ => new JsonReply(examples.BuildObject(shape.Element!, exchange.Values)),
        };
    }

    /// <summary>The document that a request names.</summary>
    /// <exception cref="AtlasError">404 when there is none.</exception>
    public Document Find(Exchange exchange)
    {
        var resource = exchange.Operation.Resource;
        if (exchange.Operation.KeyParameters.Count == 0)
            return exchange.Store.Single(resource, exchange.Values);
        if (exchange.Named is { } document)
            return document;
        if (resource.Known || resource.Element is null || exchange.Collection.HasLost(exchange.Key))
            throw NotFound(resource, exchange.Values, exchange.Key);
        return Conjure(exchange, resource.Element);
    }

    /// <summary>Where nothing was seeded, whatever is asked for is there, until it is deleted.</summary>
    private Document Conjure(Exchange exchange, SchemaFacts element)
    {
        var document = new Document(examples.BuildObject(element, exchange.Values));
        foreach (var (parameter, value) in exchange.Operation.KeyParameters.Zip(exchange.Key))
        {
            if (DocumentKey.Candidates(parameter).FirstOrDefault(document.Json.ContainsKey) is { } name)
                document.Set(name, value);
        }

        if (exchange.Facts.Method != "GET")
            exchange.Collection.Add(document);
        return document;
    }

    private void CheckParents(Exchange exchange)
    {
        foreach (var (template, parameters) in ResourceMap.Parents(exchange.Facts.Path[ResourceMap.Prefix.Length..]))
        {
            if (exchange.Store.Map.Find(template) is not { Known: true } resource)
                continue;
            var named = parameters.Take(resource.KeyParameters.Count).ToList();
            if (!named.SequenceEqual(resource.KeyParameters))
                continue;
            var key = named.Select(exchange.Value).ToList();
            if (exchange.Store.Collection(resource, exchange.Values).Find(key) is null)
                throw NotFound(resource, exchange.Values, key);
        }
    }

    private ListReply List(Exchange exchange)
    {
        var collection = exchange.Collection;
        var filters = Filters(exchange).ToList();
        if (filters.Count > 0)
            return new ListReply([.. collection.All().Where(document => filters.All(fits => fits(document)))]);
        if (exchange.Operation.Shape.Kind == ShapeKind.Array || !exchange.Facts.Paged)
            return new ListReply(collection.All(), collection.Count);

        var page = PageRequest.Read(exchange.Query);
        return new ListReply(collection.Slice(page.Skip, page.Size), collection.Count, Sliced: true);
    }

    /// <summary>A query parameter narrows the list by the property of its name, and a path parameter behind the collection by its own.</summary>
    private IEnumerable<Func<Document, bool>> Filters(Exchange exchange)
    {
        if (families.RulesOf(exchange.Operation.Resource)?.Shows is { } shows)
            yield return document => shows(exchange, document);

        foreach (var parameter in exchange.Facts.Parameters.Where(parameter => parameter.In == "query" && !NoFilters.Contains(parameter.Name)))
        {
            var values = exchange.Query.All(parameter.Name);
            if (values.Count > 0)
                yield return document => document.Text(parameter.Name) is not { } text || values.Contains(text, StringComparer.OrdinalIgnoreCase);
        }

        foreach (string parameter in exchange.Operation.KeyParameters)
        {
            string[] names = DocumentKey.Candidates(parameter);
            yield return document => names.Select(document.Text).FirstOrDefault(text => text is not null) is not { } text || text == exchange.Value(parameter);
        }
    }

    private Reply Get(Exchange exchange) => new JsonReply(Find(exchange));

    private Reply Create(Exchange exchange)
    {
        var bodies = exchange.Body is JsonArray many ? many.OfType<JsonObject>().ToList() : [exchange.BodyObject];
        var documents = bodies.Select(body => Add(exchange, body)).ToList();
        // Who sends a list is shown the whole list that it now is part of; who sends one thing, what became of that one.
        var reply = exchange.Operation.Shape.IsList && exchange.Body is not JsonArray ? new ListReply(documents) : Shown(exchange, documents.FirstOrDefault());
        var rules = families.RulesOf(exchange.Operation.Resource);
        foreach (var document in documents)
            rules?.Created?.Invoke(exchange, document);
        return reply;
    }

    private Document Add(Exchange exchange, JsonObject body)
    {
        var resource = exchange.Operation.Resource;
        var rules = families.RulesOf(resource);
        var collection = exchange.Collection;
        var document = new Document(composer.Create(resource, body, exchange.Values, exchange.Store));
        rules?.Creating?.Invoke(exchange, document);
        if (!collection.Add(document))
            throw rules?.Duplicate?.Invoke(exchange, document) ?? Duplicate(resource, document);
        SelfLink.Add(exchange.BaseAddress, resource, exchange.Values, document);
        return document;
    }

    private Reply Update(Exchange exchange)
    {
        var document = Find(exchange);
        var rules = families.RulesOf(exchange.Operation.Resource);
        rules?.Updating?.Invoke(exchange, document, exchange.BodyObject);
        composer.Update(exchange.Operation.Resource, document.Json, exchange.BodyObject);
        document.Changed();
        return Shown(exchange, document);
    }

    private Reply Replace(Exchange exchange)
    {
        var resource = exchange.Operation.Resource;
        if (exchange.Facts.Method == "POST" && exchange.Operation.KeyParameters.Count > 0 && exchange.Named is null)
            return Shown(exchange, Add(exchange, exchange.BodyObject));

        var document = Find(exchange);
        families.RulesOf(resource)?.Updating?.Invoke(exchange, document, exchange.BodyObject);
        document.Replace(composer.Replace(resource, document.Json, exchange.BodyObject));
        return Shown(exchange, document);
    }

    private Reply Delete(Exchange exchange)
    {
        var document = Find(exchange);
        var reply = exchange.Operation.Shape.Kind == ShapeKind.None ? new EmptyReply() : Shown(exchange, document);
        if (families.RulesOf(exchange.Operation.Resource)?.Deleting is { } deleting && !deleting(exchange, document))
            return reply;

        if (exchange.Operation.KeyParameters.Count == 0)
            exchange.Store.RemoveSingle(exchange.Operation.Resource, exchange.Values);
        else
            Remove(exchange, document);
        return reply;
    }

    /// <summary>Removes a document and everything below it.</summary>
    public static void Remove(Exchange exchange, Document document)
    {
        exchange.Collection.Remove(document, exchange.Key);
        exchange.Store.RemoveBelow(ResourceMap.Fill(exchange.Operation.Resource.Template, exchange.Values)
            + "/" + string.Join('/', exchange.Key.Select(Uri.EscapeDataString)));
    }

    /// <summary>A document as the operation answers it: nothing, itself, or the list that it belongs to.</summary>
    private Reply Shown(Exchange exchange, Document? document) => exchange.Operation.Shape switch
    {
        { Kind: ShapeKind.None } => new EmptyReply(),
        { Kind: ShapeKind.Boolean } => new JsonReply(JsonValue.Create(true)),
        { IsList: true } => new ListReply(exchange.Collection.All(), exchange.Collection.Count),
        _ when document is null => Example(exchange),
        _ => new JsonReply(document),
    };

    private AtlasError NotFound(Resource resource, IReadOnlyDictionary<string, string> values, IReadOnlyList<string> key) =>
        families.RulesOf(resource)?.NotFound?.Invoke(values, key[^1]) ?? AtlasError.NotFound($"{Thing(resource)} with id {string.Join('/', key)}");

    private static AtlasError Duplicate(Resource resource, Document document)
    {
        string key = string.Join('/', resource.Key.Of(document));
        string code = string.Concat(Thing(resource).Select(c => c == ' ' ? '_' : char.ToUpperInvariant(c)));
        return new AtlasError(409, $"{code}_ALREADY_EXISTS", $"{Thing(resource)} {key} already exists.", key);
    }

    /// <summary>What a document is called: <c>Online archive</c> for those of <c>/onlineArchives</c>.</summary>
    private static string Thing(Resource resource)
    {
        string name = resource.Template[(resource.Template.LastIndexOf('/') + 1)..];
        name = name switch
        {
            _ when name.EndsWith("ies", StringComparison.Ordinal) => name[..^3] + "y",
            _ when name.EndsWith("xes", StringComparison.Ordinal) => name[..^2],
            _ when name.EndsWith("ss", StringComparison.Ordinal) => name,
            _ => name.TrimEnd('s'),
        };
        var words = new StringBuilder();
        foreach (char c in name)
            words.Append(char.IsUpper(c) ? " " : "").Append(char.ToLower(c, CultureInfo.InvariantCulture));
        words[0] = char.ToUpperInvariant(words[0]);
        return words.ToString();
    }
}
