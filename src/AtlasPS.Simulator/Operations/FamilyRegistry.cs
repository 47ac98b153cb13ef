using AtlasPS.Catalog;
using AtlasPS.Simulator.Store;

namespace AtlasPS.Simulator.Operations;

/// <summary>What a family of operations does in its own way.</summary>
internal interface IFamily
{
    /// <summary>Says so.</summary>
    void Register(FamilyRegistry registry);
}

/// <summary>Where families say what they do differently.</summary>
internal sealed class FamilyRegistry
{
    private readonly ApiFacts _facts;
    private readonly ResourceMap _map;
    private readonly Dictionary<string, CollectionRules> _rules = [];
    private readonly Dictionary<string, Func<Exchange, Reply>> _operations = [];

    public FamilyRegistry(ApiFacts facts, ResourceMap map)
    {
        _facts = facts;
        _map = map;
        foreach (var family in Everything())
            family.Register(this);
    }

    /// <summary>The rules of a collection, to be set.</summary>
    public CollectionRules Collection(string template)
    {
        template = _map.Get(template).Template;
        return _rules.TryGetValue(template, out var rules) ? rules : _rules[template] = new CollectionRules();
    }

    /// <summary>Answers an operation instead of the generic mechanism.</summary>
    /// <exception cref="CatalogException">The catalog has no such operation: it was renamed.</exception>
    public void Operation(string id, Func<Exchange, Reply> answer) => _operations[_facts.Operation(id).Id] = answer;

    public CollectionRules? RulesOf(Resource resource) => _rules.GetValueOrDefault(resource.Template);

    public Func<Exchange, Reply>? AnswerOf(OperationFacts operation) => _operations.GetValueOrDefault(operation.Id);

    private static IEnumerable<IFamily> Everything() =>
        typeof(IFamily).Assembly.GetTypes()
            .Where(type => type is { IsAbstract: false } && typeof(IFamily).IsAssignableFrom(type))
            .OrderBy(type => type.Name, StringComparer.Ordinal)
            .Select(type => (IFamily)Activator.CreateInstance(type)!);
}
